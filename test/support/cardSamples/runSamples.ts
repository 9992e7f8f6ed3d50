import type { AdaptiveCard } from '../../../cards/card.js';
import { chooseEnrichmentForm } from '../../../cards/chooseEnrichmentForm.js';
import { dryRunCard } from '../../../cards/dryRunCard.js';
import type { Locale } from '../../../cards/locale.js';
import { runCard } from '../../../cards/runCard.js';
import { settleCard } from '../../../cards/settleCard.js';
import { ENRICHED_FIELDS } from '../../../services/results.js';
import type { RunView } from '../../../services/runs/view.js';
import { hostile } from '../hostileNames.js';
import { aDryRun, anEndedRun, anEnrichment, aPlan, aRun, MORNING, someBuckets } from '../views.js';

type Draw = (locale: Locale) => AdaptiveCard;
const sample = (card: string, name: string, draw: Draw) => ({ card, name, draw });
const run = (name: string, view: RunView) => sample('runCard', name, (locale) => runCard(view, locale));
const dryRun = (name: string, view: RunView) => sample('dryRunCard', name, (locale) => dryRunCard(view, locale));

const hurting = {
  enrichment: { id: 'enrichment-1', name: hostile(0) },
  connection: { name: hostile(3), sandbox: true },
  requestedBy: hostile(5),
};
const since = MORNING + 90_000;
const until = MORNING + 300_000;
const largest = {
  ...hurting,
  unsettled: 1_000_000,
  askable: 999_999,
  buckets: someBuckets({ enriched: 1_234_567, withheld: 1, unknown: 1_000_000, notSent: 2 }),
  coverage: ENRICHED_FIELDS.map((field, index) => ({ field, count: 1_000_000 - index })),
};

export const runSamples = [
  dryRun('first run', aDryRun()),
  dryRun('counting', aDryRun({ counting: true, validUntil: undefined, plan: aPlan({ profiles: 0, willSend: 0 }) })),
  dryRun(
    'second run: all kept',
    aDryRun({ plan: aPlan({ willSend: 0, kept: 596, duplicates: 0, requests: 0, estimatedMs: 0, oddNames: 0 }) }),
  ),
  dryRun(
    'some kept',
    aDryRun({ plan: aPlan({ willSend: 40, kept: 550, requests: 1, estimatedMs: 4_000, oddNames: 0 }) }),
  ),
  dryRun(
    'unknown outcomes again',
    aDryRun({ mode: 'unknown', plan: aPlan({ profiles: 612, willSend: 90, kept: 506, duplicates: 0 }) }),
  ),
  dryRun(
    'only with consent',
    aDryRun({
      plan: aPlan({
        willSend: 402,
        withheld: [
          { reason: 'consentDenied', count: 93 },
          { reason: 'noConsent', count: 101 },
        ],
        gate: { dataSet: 'Customer', option: { key: 'newsletter', name: 'Newsletter' } },
      }),
    }),
  ),
  dryRun('counted again', aDryRun({ recounted: true })),
  dryRun(
    '200 columns, hostile names, every reason',
    aDryRun({
      ...hurting,
      plan: aPlan({
        columns: Array.from({ length: 200 }, (_, index) => hostile(index)),
        kept: 1_000_000,
        unknown: 77,
        withheld: [
          { reason: 'noConsent', count: 12 },
          { reason: 'consentDenied', count: 1 },
          { reason: 'leftSegment', count: 2 },
        ],
        gate: { dataSet: 'segment-1', option: { key: hostile(2), name: hostile(2) } },
        skipped: [
          { reason: 'noName', count: 1 },
          { reason: 'nameTooLong', count: 2 },
          { reason: 'invalid', count: 3 },
          { reason: 'leftOut', count: 4 },
        ],
      }),
    }),
  ),
  run(
    'queued',
    aRun({ state: 'Queued', done: 0, submitted: 0, rate: undefined, leftMs: undefined, startedAt: undefined }),
  ),
  run('refreshing', aRun()),
  run('canceling', aRun({ cancelRequested: true })),
  run('token refused', aRun({ hold: { code: 'tokenRefused', since } })),
  run('credits or program', aRun({ hold: { code: 'creditsOrProgram', since } })),
  run('asked to wait', aRun({ hold: { code: 'providerBusy', since, until } })),
  run('unreachable', aRun({ hold: { code: 'providerUnreachable', since, until } })),
  run('consent cannot be looked up', aRun({ hold: { code: 'consentUnchecked', since, until } })),
  run('withdrawn meanwhile', aRun({ buckets: someBuckets({ enriched: 200, withheld: 3 }) })),
  run('answers not understood', aRun({ hold: { code: 'providerAnswerUnknown', since, until } })),
  run('successful', anEndedRun()),
  run('consent withdrawn during the run', anEndedRun({ buckets: someBuckets({ enriched: 449, withheld: 3 }) })),
  run('first result', anEndedRun({ previous: undefined, connection: { name: 'Leadspace', sandbox: false } })),
  run(
    'unknown outcomes',
    anEndedRun({ buckets: someBuckets({ enriched: 452, unknown: 60 }), unsettled: 60, askable: 40 }),
  ),
  run(
    'canceled',
    anEndedRun({
      state: 'Canceled',
      buckets: someBuckets({ enriched: 212, noMatch: 38, notSent: 346 }),
      matchRate: 0.848,
    }),
  ),
  run(
    'failed',
    anEndedRun({
      state: 'Failed',
      buckets: someBuckets({ enriched: 0, noMatch: 0, notSent: 596 }),
      matchRate: undefined,
      confidence: [],
      coverage: [],
      previous: undefined,
      failure: { code: 'connectionMissing', params: {} },
    }),
  ),
  run(
    'dry run that could not be counted',
    aDryRun({ state: 'Failed', endedAt: MORNING, failure: { code: 'planExpired', params: {} } }),
  ),
  run('dry run canceled', aDryRun({ state: 'Canceled', endedAt: MORNING })),
  run('largest numbers, hostile names', anEndedRun(largest)),
  sample('settleCard', 'some can be asked for', (locale) =>
    settleCard(anEndedRun({ unsettled: 60, askable: 40 }), locale),
  ),
  sample('settleCard', 'none can be asked for', (locale) =>
    settleCard(anEndedRun({ ...hurting, unsettled: 1, askable: 0 }), locale),
  ),
  sample('settleCard', 'settled', (locale) => settleCard(anEndedRun(), locale)),
  ...(['run', 'view', 'remove'] as const).map((purpose) =>
    sample('chooseEnrichmentForm', purpose, (locale) =>
      chooseEnrichmentForm(
        {
          purpose,
          unknownName: purpose === 'run',
          enrichments: Array.from({ length: 60 }, (_, index) =>
            anEnrichment({ id: `enrichment-${index}`, name: index < 2 ? `Companies ${index}` : hostile(index) }),
          ),
        },
        locale,
      ),
    ),
  ),
];
