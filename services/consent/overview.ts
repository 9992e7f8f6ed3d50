import { listOptions } from '../../storage/consentLedger.js';
import { countExpiring, countUnifiedOptions, firstReadAt, type OptionCount } from '../../storage/consentLists.js';
import { countConsentRejects } from '../../storage/consentRejects.js';
import { countProfiles } from '../../storage/profiles.js';
import { listSources, type StoredSource } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import type { ConsentOverview, ConsentSourceAge, OptionFigures, Unification } from '../consent.js';
import { ProfileMapping } from './mapping.js';
import type { ConsentParts } from './parts.js';
import { isUnified } from './unifyOnce.js';

const DAY = 86_400_000;
const SOON = 30 * DAY;

/** All that is shown about consent, counted now: some hundredths of a second for a million profiles. */
export async function overviewNow(
  { sql, documents, clock, staleDays }: Pick<ConsentParts, 'sql' | 'documents' | 'clock' | 'staleDays'>,
  unification: Unification | undefined,
): Promise<ConsentOverview> {
  const now = clock.now();
  const profiles = await countProfiles(sql);
  const first = await firstReadAt(sql);
  const outdated = first !== undefined && !(await isUnified(sql, documents.read().unification));
  return {
    profiles,
    options: await figuresOf(sql, profiles, await countUnifiedOptions(sql, now)),
    sources: await sourceAges(sql, now - staleDays * DAY),
    expiring: await countExpiring(sql, now, now + SOON),
    waiting: (await countConsentRejects(sql)).waiting,
    outdated,
    ...(first !== undefined && { firstReadAt: first }),
    ...(unification && { unification }),
  };
}

/** Every option there ever was, also those nobody says anything about now. */
export async function figuresOf(
  reader: Reader,
  profiles: number,
  counts: readonly OptionCount[],
): Promise<OptionFigures[]> {
  return (await listOptions(reader)).map((option) => {
    const { granted, denied } = counts.find(({ optionNo }) => optionNo === option.no) ?? { granted: 0, denied: 0 };
    return { option, granted, denied, notSet: Math.max(0, profiles - granted - denied) };
  });
}

/** Sources of consent data, and those of profiles that hold some. */
async function sourceAges(reader: Reader, staleBefore: number): Promise<ConsentSourceAge[]> {
  const profiles = (await listSources(reader)).filter(holdsConsent);
  return [...(await listSources(reader, 'consent')), ...profiles].map(
    ({ id, name, profiles: rows, refreshedAt: readAt = 0 }) => ({
      id,
      name,
      rows,
      readAt,
      stale: readAt < staleBefore,
    }),
  );
}

const holdsConsent = ({ mapping }: StoredSource): boolean =>
  (ProfileMapping.safeParse(JSON.parse(mapping)).data?.consent?.columns.length ?? 0) > 0;
