import { rawAnswer } from '../../../services/runs/raw.js';
import { companies } from '../../support/companies.js';
import { openRuns } from '../../support/runs.js';

test('all that the provider said about a profile is kept, also what has no column of its own', async () => {
  const world = await openRuns({ profiles: companies(5), settings: { batchSize: 3 } });
  try {
    const { id } = await world.runToEnd();
    const row = await world.sql.get(
      "SELECT answer_run, answer_no, industry FROM current_output WHERE bucket = 'enriched'",
    );

    const raw = await rawAnswer(world.sql, String(row?.answer_run), Number(row?.answer_no));

    expect(row?.answer_run).toBe(id);
    expect(raw).toMatchObject({
      status: 'success',
      data: {
        enrichment_status: 'Company Enriched',
        company: { industry: row?.industry, ug_company_id: expect.any(String) },
      },
    });
    expect(await rawAnswer(world.sql, id, 99)).toBeUndefined();
    expect(await rawAnswer(world.sql, 'nothing', 1)).toBeUndefined();
  } finally {
    await world.close();
  }
});
