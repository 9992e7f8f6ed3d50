import { z } from 'zod';
import type { UnificationDraftView, UnifyDifference, UnifyWarning } from '../services/unifications.js';
import type { MatchKey } from '../storage/settings.js';
import { type CardElement, present } from './card.js';
import type { Locale } from './locale.js';
import { note } from './parts.js';
import { safeText } from './safeText.js';

/** In the order in which they are offered. */
export const MATCH_KEYS = ['email', 'domain', 'nameCountry', 'phone'] as const satisfies readonly MatchKey[];

/** Where a form of the unification leads to. */
export const STEPS = ['sources', 'source', 'rules', 'columns', 'preview'] as const;
export type UnifyStep = (typeof STEPS)[number];
export const Go = z.enum(STEPS, 'unknownChoice');

/**
 * The steps replace each other on one card, and a client may keep the choices of a list that stood in the same place of the card before
 * (Agents Playground does). So the inputs of each step stand at a depth of their own.
 */
export const atDepth = (step: UnifyStep, items: readonly CardElement[]): CardElement[] =>
  DEPTHS[step] === 0 ? [...items] : [{ type: 'Container', items: inside(DEPTHS[step] - 1, items) }];

const inside = (depth: number, items: readonly CardElement[]): readonly CardElement[] =>
  depth === 0 ? items : [{ type: 'Container', items: inside(depth - 1, items) }];

const DEPTHS: Record<UnifyStep, number> = { source: 0, sources: 1, rules: 2, columns: 3, preview: 4 };

export const keyWords = (keys: readonly string[], locale: Locale): string =>
  keys.map((key) => keyName(key, locale)).join(' + ');

const keyName = (key: string, { unification: words }: Locale): string =>
  (MATCH_KEYS as readonly string[]).includes(key)
    ? words.keys[key as MatchKey]
    : words.source.column(safeText(key, 40));

export function warningNotes({ warnings }: Pick<UnificationDraftView, 'warnings'>, locale: Locale): CardElement[] {
  return warnings.map((warning) => note('warning', warningWords(warning, locale)));
}

function warningWords(warning: UnifyWarning, { unification: { warnings: words } }: Locale): string {
  return warning.code === 'ruleIdle' ? words.ruleIdle(warning.rule) : words[warning.code];
}

/** What changes of the CustomerIds, in words; nothing where nothing does. */
export function differenceWords(
  difference: UnifyDifference,
  { unification: { differences: words } }: Locale,
): string[] {
  return present(
    (['added', 'merged', 'split', 'gone'] as const).map((kind) =>
      difference[kind] > 0 ? words[kind](difference[kind]) : undefined,
    ),
  );
}
