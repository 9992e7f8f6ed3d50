import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type House, startHouse } from '../../sandbox/demo/house.js';
import { openTeams, type TeamsClient } from './playground/client.js';

/** Bot, sandbox and Teams client, all of them real, on free ports and with a data folder of their own. */
export interface Product {
  house: House;
  teams: TeamsClient;
  close(): Promise<void>;
}

const SAMPLE = fileURLToPath(new URL('../../sandbox/data', import.meta.url));

export async function startProduct(options: { locale?: string; processingMs?: number } = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'enrichment-steward-e2e-'));
  const sandbox = { SANDBOX_PROCESSING_MS: String(options.processingMs ?? 500) };
  const house = await startHouse({ dataDir: folder, importDir: SAMPLE, sandbox });
  const closeHouse = async () => {
    await house.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const teams = await openTeams(`${house.url}/api/messages`, options.locale);
    return {
      house,
      teams,
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
