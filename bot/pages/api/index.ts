import type { Endpoint } from '../endpoint.js';
import { exported, startExport } from './exports.js';
import { consent, history } from './keeping.js';
import { count, enrichment, profile, profiles } from './profiles.js';
import { session } from './session.js';
import { enterToken, lookAtToken } from './token.js';

/** All that pages can ask for: see wire.ts for what each answers. */
export const endpoints: readonly Endpoint[] = [
  session,
  ...[enrichment, profiles, count, profile],
  ...[startExport, exported],
  ...[history, consent],
  ...[lookAtToken, enterToken],
];
