import { createRemoval } from '../../../services/removal.js';
import type { ScheduleTarget } from '../../../storage/settings.js';
import { aConnection, anEnrichment } from '../../support/runs.js';
import { at, COMPANIES, EVERYTHING } from '../../support/schedules.js';
import { consentIs, openSegments, type SegmentHarness } from '../../support/segments.js';
import { ADA } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
});

afterEach(() => house.close());

async function scheduled(...targets: ScheduleTarget[]) {
  const { userId, tenantId, name } = ADA;
  await house.storage.documents.update((draft) => {
    draft.schedules = targets.map((target, index) => ({
      ...{ id: `schedule-${index}`, target, when: at(['12:00']), by: { tenantId, userId, name }, changedAt: 1 },
    }));
  });
}

const left = () => house.storage.documents.read().schedules.map(({ target }) => target);

test('a segment that is removed takes its schedule with it', async () => {
  const { id } = await house.segments.save(ADA, {
    name: 'Readers',
    rule: consentIs('News', 'granted'),
    kind: 'dynamic',
  });
  await house.ended(id);
  await scheduled(EVERYTHING, { kind: 'segment', id }, { kind: 'enrichment', id });

  await house.segments.remove(ADA, id);

  expect(left()).toEqual([EVERYTHING, { kind: 'enrichment', id }]);
});

test('an enrichment that is removed takes its schedule with it', async () => {
  await house.storage.documents.update((draft) => {
    draft.connections.push(aConnection());
    draft.enrichments.push(anEnrichment());
  });
  await scheduled(EVERYTHING, COMPANIES);
  const removal = createRemoval({ ...house, documents: house.storage.documents });

  await removal.remove(ADA, 'enrichment', { output: 'purge', connection: 'keep', confirmation: 'Companies' });

  expect(left()).toEqual([EVERYTHING]);
});
