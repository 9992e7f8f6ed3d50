import { type Fragment, withheldAmong } from '../../storage/consentGate.js';
import { type ConsentOption, listOptions } from '../../storage/consentLedger.js';
import { CUSTOMER } from '../../storage/profiles.js';
import type { Enrichment } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { ServiceError } from '../errors.js';
import type { RunsParts } from './parts.js';

type Rule = Pick<Enrichment, 'dataSet' | 'requires'>;

/** Whether anybody's consent decides who of an enrichment may be sent. */
export const asksForConsent = ({ dataSet, requires }: Rule): boolean => requires !== undefined || dataSet !== CUSTOMER;

/** The option that must be granted; undefined where none is asked for. @throws `optionUnknown` */
export async function requiredOption(reader: Reader, { requires }: Rule): Promise<ConsentOption | undefined> {
  if (requires === undefined) return undefined;
  const option = (await listOptions(reader)).find(({ key }) => key === requires);
  if (!option) throw new ServiceError('optionUnknown', { option: requires });
  return option;
}

/**
 * SQL for those of `asked` who may not be sent as of now, and why: the one rule of the dry run and of every claim. Undefined where
 * consent decides nothing. @throws `optionUnknown`
 */
export async function withheldOf(
  { segmentFit, clock }: Pick<RunsParts, 'segmentFit' | 'clock'>,
  reader: Reader,
  rule: Rule,
  asked: Fragment,
): Promise<Fragment | undefined> {
  if (!asksForConsent(rule)) return undefined;
  const now = clock.now();
  const option = await requiredOption(reader, rule);
  return withheldAmong(asked, {
    now,
    ...(option && { option: option.no }),
    ...(rule.dataSet !== CUSTOMER && {
      stillFits: (among: string, first: number) => segmentFit(rule.dataSet, { now, first, among }),
    }),
  });
}
