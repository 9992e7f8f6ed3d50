import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type House, startHouse } from '../../sandbox/demo/house.js';
import { openTeams, type TeamsClient } from './playground/client.js';

/** Bot, sandbox and Teams client, all of them real, on free ports and with a data folder of their own. */
export interface Product {
  house: House;
  teams: TeamsClient;
  /** Its import folder, with the sample in it, for this product alone. */
  importDir: string;
  close(): Promise<void>;
}

const SAMPLE = fileURLToPath(new URL('../../sandbox/data', import.meta.url));

export async function startProduct(options: { locale?: string; processingMs?: number } = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'enrichment-steward-e2e-'));
  const sandbox = { SANDBOX_PROCESSING_MS: String(options.processingMs ?? 500) };
  const importDir = join(folder, 'import');
  await cp(SAMPLE, importDir, { recursive: true });
  const house = await startHouse({ dataDir: join(folder, 'data'), importDir, sandbox });
  const closeHouse = async () => {
    await house.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const teams = await openTeams(`${house.url}/api/messages`, options.locale);
    return {
      house,
      teams,
      importDir,
      async close() {
        await teams.close();
        await closeHouse();
      },
    };
  } catch (error) {
    await closeHouse();
    throw error;
  }
}
