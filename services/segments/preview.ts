import { consentVersions } from '../../storage/consentState.js';
import { countProfiles } from '../../storage/profiles.js';
import { countFound } from '../../storage/segmentMembers.js';
import { readCatalogue } from './catalogue.js';
import { membersQuery } from './compile.js';
import { warningsOf } from './contradiction.js';
import { guarded } from './guard.js';
import { asksConsent } from './keptRule.js';
import type { SegmentsParts } from './parts.js';
import type { Rule } from './rule.js';
import type { RulePreview, RuleWarning } from './view.js';
import { ruleWords } from './words.js';

/** What the rule would give now, with the profiles and their consent as they were last unified. */
export async function previewOf(
  parts: Pick<SegmentsParts, 'documents' | 'sql' | 'clock'>,
  rule: Rule,
  option: string | undefined,
): Promise<RulePreview> {
  const { sql, clock } = parts;
  const catalogue = await readCatalogue(parts);
  const count = (asked: Rule) =>
    countFound(sql, membersQuery(asked, catalogue, { consent: 'unified', now: clock.now() }));
  const matching = await count(rule);
  const members = option === undefined ? matching : await count(guarded(rule, option));
  const warnings: RuleWarning[] = [...warningsOf(rule, catalogue)];
  if (members === 0) warnings.push({ code: 'noMembers' });
  if (asksConsent(guarded(rule, option)) && (await isBehind(parts))) warnings.push({ code: 'consentOutdated' });
  return {
    ...{ rule, words: ruleWords(rule, catalogue), members, guarded: matching - members },
    profiles: await countProfiles(sql),
    warnings,
  };
}

/** Consent has changed since the profiles were unified with it: a refresh does that first. */
async function isBehind({ sql }: Pick<SegmentsParts, 'sql'>): Promise<boolean> {
  const { changedAt = 0, unifiedAt = 0 } = await consentVersions(sql);
  return changedAt > unifiedAt;
}
