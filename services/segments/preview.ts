import { countProfiles, SAMPLE, sampleSize } from '../../storage/profiles.js';
import { countFound } from '../../storage/segmentMembers.js';
import { isUnified } from '../consent/unifyOnce.js';
import { type Catalogue, readCatalogue } from './catalogue.js';
import { membersQuery } from './compile.js';
import { warningsOf } from './contradiction.js';
import { guarded, guardRule } from './guard.js';
import { asksConsent } from './keptRule.js';
import type { SegmentsParts } from './parts.js';
import type { Rule } from './rule.js';
import type { RulePreview, RuleWarning } from './view.js';
import { ruleWords } from './words.js';

type PreviewParts = Pick<SegmentsParts, 'documents' | 'sql' | 'clock'>;
type Counts = Pick<RulePreview, 'members' | 'guarded' | 'estimated'>;

/** So many profiles are counted in no time. */
const FEW = 50_000;
/** Somebody waits for the answer: what takes longer than this, in milliseconds, stays an estimate. */
const LIMIT = 700;
/** An estimate that took longer than this, in milliseconds, says that counting would be in vain, and in the way of others. */
const BUSY = 250;

/** What the rule would give now, with the consent of the profiles as it was last unified: a refresh does that first. */
export async function previewOf(parts: PreviewParts, rule: Rule, option: string | undefined): Promise<RulePreview> {
  const { sql } = parts;
  const catalogue = await readCatalogue(parts);
  const profiles = await countProfiles(sql);
  const counts = await countInTime(parts, { rule, option, catalogue, profiles });
  const warnings: RuleWarning[] = [...warningsOf(rule, catalogue)];
  if (counts.members === 0 && !counts.estimated) warnings.push({ code: 'noMembers' });
  if (asksConsent(guarded(rule, option)) && !(await isUnified(sql, parts.documents.read().unification)))
    warnings.push({ code: 'consentOutdated' });
  return { rule, words: ruleWords(rule, catalogue), ...counts, profiles, warnings };
}

interface Counted {
  rule: Rule;
  option: string | undefined;
  catalogue: Catalogue;
  profiles: number;
}

/** Of many profiles there is an estimate first. Counting that does not come to an end in time goes on for nobody. */
async function countInTime(parts: PreviewParts, counted: Counted): Promise<Counts> {
  if (counted.profiles <= FEW) return countAll(parts, counted);
  const begun = parts.clock.now();
  const estimated = await estimate(parts, counted);
  if (parts.clock.now() - begun > BUSY) return estimated;
  const waiting = new AbortController();
  const late = parts.clock.sleep(LIMIT, waiting.signal).then(() => estimated);
  const exact = countAll(parts, counted);
  exact.catch(() => undefined);
  return Promise.race([exact, late]).finally(() => waiting.abort());
}

async function countAll(parts: PreviewParts, { rule, option, catalogue }: Counted, among?: string): Promise<Counts> {
  const options = { consent: 'unified' as const, now: parts.clock.now(), ...(among !== undefined && { among }) };
  const matching = membersQuery(rule, catalogue, options);
  const first = 1 + matching.params.length;
  const guard = option === undefined ? undefined : membersQuery(guardRule(option), catalogue, { ...options, first });
  const { found, both } = await countFound(parts.sql, matching, guard);
  return { members: both, guarded: found - both };
}

async function estimate(parts: PreviewParts, counted: Counted): Promise<Counts> {
  const { members, guarded: left } = await countAll(parts, counted, SAMPLE);
  const factor = counted.profiles / Math.max(1, await sampleSize(parts.sql));
  return { members: Math.round(members * factor), guarded: Math.round(left * factor), estimated: true };
}
