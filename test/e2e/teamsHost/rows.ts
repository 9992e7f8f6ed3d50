import type { SessionView, TableAsk } from '../../../bot/pages/wire.js';
import type { TablePage, TableRow } from '../../../services/results/tableView.js';
import { ask } from '../../support/pages.js';
import { ANNA } from '../../support/teams.js';
import type { World } from './world.js';

/** The enrichment of the story. */
export async function enrichmentOf(world: World): Promise<string> {
  const { enrichments } = await answer<SessionView>(world, 'session');
  return enrichments[0]!.id;
}

/** All rows that fit, page by page, past every browser. */
export async function rowsOf(world: World, asked: Omit<TableAsk, 'at' | 'size'> = {}): Promise<TableRow[]> {
  const path = `enrichments/${await enrichmentOf(world)}/profiles`;
  const rows: TableRow[] = [];
  let at: string | undefined;
  do {
    const page: TablePage = await answer(world, path, { ...asked, size: 100, ...(at && { at }) });
    rows.push(...page.rows);
    at = page.next;
  } while (at);
  return rows;
}

async function answer<Answer>(world: World, path: string, body?: object): Promise<Answer> {
  const authorization = `Bearer ${await world.token(ANNA)}`;
  const answered = await ask(world.url, path, { authorization, ...(body && { body }) });
  if (answered.status !== 200) throw new Error(`${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
  return answered.body as Answer;
}
