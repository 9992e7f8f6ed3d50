import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExports } from '../../services/exports.js';
import { createFiles } from '../../services/files.js';
import type { Services } from '../../services/index.js';
import { silentLog } from '../../services/log.js';
import type { SegmentView } from '../../services/segments.js';
import type { Notify } from '../../services/subject.js';
import { type Bot, startBot } from './bot.js';
import { createFastClock } from './fastClock.js';
import { CONTOSO, consentIs, openSegments, type SegmentHarness, seedConsent, seedContoso } from './segments.js';
import { ANNA, type Person, TENANT } from './teams.js';

/** The chat over real segments and exports, with the sample of the source page. */
export interface ExportDesk {
  bot: Bot;
  house: SegmentHarness;
  /** A segment with its members found. */
  segment(name?: string, rule?: SegmentView['rule']): Promise<SegmentView>;
  /** Frank takes his consent back. */
  withdraw(): Promise<void>;
  /** What a link of a card leads to. */
  fetched(url: string): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

export const callerOf = ({ aadObjectId, name }: Person) => ({ tenantId: TENANT, userId: aadObjectId, name });
const ADMIN = callerOf(ANNA);

/** `hosts`: as in real Teams, where files are put into OneDrive. */
export async function startExportDesk({ hosts }: { hosts?: readonly string[] } = {}): Promise<ExportDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'export-desk-'));
  const house = await openSegments({ administrators: [ANNA.aadObjectId], claimed: false });
  await seedContoso(house);
  const parts = { ...house, documents: house.storage.documents, log: silentLog };
  const files = createFiles({ ...parts, folder, publicUrl: 'https://steward.example' });
  // Anew at each start of the bot, which has forgotten the links of before.
  const begin = ({ notify }: { notify: Notify }) => {
    const exports = createExports({ ...parts, files, notify, ...(hosts && { uploads: { hosts } }) });
    const services = { access: house.access, segments: house.segments, exports, files } satisfies {
      [Name in keyof Services]?: Partial<Services[Name]>;
    };
    return {
      services: services as unknown as Services,
      start: () => exports.resume(),
      stop: () => exports.stop(),
    };
  };
  const bot = await startBot({ clock: createFastClock(), house: begin });
  return {
    ...{ bot, house },
    async segment(name = 'Newsletter readers', rule = consentIs('Newsletter', 'granted')) {
      const { id } = await house.segments.save(ADMIN, { name, rule, kind: 'dynamic' });
      return house.ended(id);
    },
    async withdraw() {
      await house.clock.advance(60_000);
      const rows = CONTOSO.map((row) => (row.identifier === 'frank@contoso.com' ? { ...row, granted: false } : row));
      await seedConsent(house.sql, rows, house.clock.now());
    },
    async fetched(url) {
      const response = await fetch(bot.url + new URL(url).pathname);
      return { status: response.status, text: await response.text() };
    },
    async close() {
      await bot.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
