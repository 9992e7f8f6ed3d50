import { join } from 'node:path';
import type { ConsentMapping } from '../../services/consent/mapping.js';
import { ADA, openImports } from './imports.js';

/**
 * A process to be killed: opens the folder it is given, takes up what was interrupted, imports `import/a.csv` (as consent data, when
 * that is the second argument), and says each step that it is about to take in the Warehouse, so that whoever started it can choose
 * the moment.
 */
const [, , folder = '', kind] = process.argv;
let step = 0;
const say = () => new Promise<void>((resolve) => process.stdout.write(`step ${++step}\n`, () => resolve()));

const house = await openImports({
  folder,
  wrap: (sql) => ({
    ...sql,
    beside: async (work) => {
      await say();
      return sql.beside(async (tx) => {
        const result = await work(tx);
        await say();
        return result;
      });
    },
    write: async (work) => {
      await say();
      const result = await sql.write(async (tx) => {
        const inside = await work(tx);
        await say();
        return inside;
      });
      await say();
      return result;
    },
  }),
});
await house.sources.resume();
const draft = await house.sources.openFile(ADA, 'a.csv');
const { id } = await start();
await house.ended(id);
process.stdout.write(`done ${join(folder)}\n`);
await house.close();

async function start() {
  if (kind !== 'consent')
    return house.sources.start(ADA, draft.draft, { name: 'a', key: 'Id', emails: ['Mail'], phones: [] });
  const { consentImports } = house.sources;
  const { mapping } = await consentImports.draft(ADA, draft.draft);
  return consentImports.start(ADA, draft.draft, { name: 'a', mapping: mapping as ConsentMapping });
}
