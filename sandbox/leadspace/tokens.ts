import { createHash } from 'node:crypto';
import type { Level } from './match/levels.js';

/** How the gateway treats a program; chosen by how its token begins. */
export interface TokenKind {
  prefix: string;
  meaning: string;
  /** Refused with this status before anything else is looked at. */
  refused?: 401 | 403;
  credits?: number;
  graph?: 'v3' | 'v4';
  premium?: boolean;
  /** Matches below this level come back as not enriched. */
  minimum?: Level;
  /** Instead of the server's own: how long a bulk takes, and a single request. */
  processingMs?: number;
  singleMs?: number;
  flaky?: boolean;
}

const PLENTY = 100_000_000;

/** Any token that begins so; everything else is refused with 401. Each token has its own credits and its own counters. */
export const TOKEN_KINDS: readonly TokenKind[] = [
  { prefix: 'good-', meaning: 'accepted, as many credits as you like' },
  {
    prefix: 'premium-',
    meaning: 'accepted, with family tree, technologies, departments, funding and intent',
    premium: true,
  },
  { prefix: 'v3-', meaning: 'accepted, a program still on data graph v3 (size, revenue)', graph: 'v3' },
  { prefix: 'expired-', meaning: '401: wrong or expired', refused: 401 },
  { prefix: 'noprogram-', meaning: '403: invalid program', refused: 403 },
  { prefix: 'nocredit-', meaning: '427: no credits, or an invalid program', credits: 0 },
  { prefix: 'fewcredits-', meaning: 'accepted, 100 credits', credits: 100 },
  {
    prefix: 'slow-',
    meaning: 'accepted, a bulk takes 15 s and a single request 3 s',
    processingMs: 15_000,
    singleMs: 3_000,
  },
  {
    prefix: 'flaky-',
    meaning: 'accepted, but every third submission and poll meets 429, 502 (an HTML page) or 503',
    flaky: true,
  },
  { prefix: 'minlow-', meaning: 'accepted, matches below LOW are not enriched', minimum: 'LOW' },
  { prefix: 'minmedium-', meaning: 'accepted, matches below MEDIUM are not enriched', minimum: 'MEDIUM' },
  { prefix: 'minhigh-', meaning: 'accepted, matches below HIGH are not enriched', minimum: 'HIGH' },
];

export type Behaviour = Required<Omit<TokenKind, 'refused' | 'processingMs' | 'singleMs'>> &
  Pick<TokenKind, 'refused' | 'processingMs' | 'singleMs'>;

/** Nothing for a token that the gateway does not know. */
export function behaviourOf(token: string): Behaviour | undefined {
  const kind = TOKEN_KINDS.find(({ prefix }) => token.startsWith(prefix) && token.length > prefix.length);
  return (
    kind && { credits: PLENTY, graph: 'v4', premium: false, minimum: 'VERY LOW', singleMs: 0, flaky: false, ...kind }
  );
}

/** How a token is named in logs and counters: its kind and a fingerprint, never the token. */
export function tokenRef(token: string): string {
  const kind = behaviourOf(token)?.prefix ?? 'unknown-';
  return kind + createHash('sha256').update(token).digest('hex').slice(0, 10);
}
