import type { Connection } from '../../storage/settings.js';
import type { ConnectionView } from '../connections.js';

const MONTH = (365.25 / 12) * 86_400_000;

/** Leadspace advises to rotate every 6 months, and ends a token that was not after 24 (perpetual tokens, Leadspace help centre). */
export function tokenAge(addedAt: number, now: number): ConnectionView['tokenAge'] {
  const months = (now - addedAt) / MONTH;
  if (months >= 24) return 'expired';
  if (months >= 22) return 'expiring';
  return months >= 6 ? 'rotate' : 'fresh';
}

/** The wished name, or Leadspace; numbered where it is taken. */
export function nextName(wished: string | undefined, connections: readonly Connection[]): string {
  const name = wished?.trim() || 'Leadspace';
  const taken = new Set(connections.map((one) => one.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  const numbers = connections.map((_, index) => `${name} ${index + 2}`);
  return numbers.find((candidate) => !taken.has(candidate.toLowerCase())) ?? `${name} ${connections.length + 2}`;
}
