import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsentFound } from '../../services/dataSources.js';
import { ServiceError } from '../../services/errors.js';
import { csv } from './csv.js';
import { type ImportHarness, openImports } from './imports.js';

/** A file of consent data, and what must come of it: exactly this and nothing else. */
export interface ConsentCase {
  what: string;
  /** Name of the file; its first line are the columns. */
  file?: string;
  /** Its bytes, or SQL whose rows are put into it as Parquet. */
  content: string | Uint8Array | { parquet: string };
  /** What the administrator says otherwise than proposed. */
  choice?: Parameters<ImportHarness['runConsent']>[2];
  /** The file, or the mapping, is refused as a whole. */
  refused?: string;
  /** `row column reason` */
  rejects?: string[];
  /** `kind identifier option granted`, and the date where the row has one. */
  state?: string[];
  found?: Partial<ConsentFound>;
}

export interface ConsentOutcome {
  refused?: string;
  rejects: string[];
  state: string[];
  /** accepted + rejected = read */
  addsUp: boolean;
  found?: ConsentFound;
}

const HEADER = ['Email', 'Consent option', 'Consent value', 'Consent date', 'Valid until'];
const USUAL = ['', 'Newsletter', 'True', '', ''];

/** Rows of an address and whatever else differs from a grant of the newsletter, without dates. */
export const consentTable = (...rows: string[][]): string =>
  csv([HEADER, ...rows.map((row) => USUAL.map((usual, at) => row[at] ?? usual))]);

/** Grants of the newsletter, a row an address. */
export const addresses = (...cells: string[]): string => consentTable(...cells.map((cell) => [cell]));

export const granted = (email: string, said = ''): string => `email ${email} Newsletter granted${said && ` ${said}`}`;
export const denied = (email: string): string => `email ${email} Newsletter denied`;

/** Imports the file of a case into a Warehouse of its own. */
export async function outcomeOf(consentCase: ConsentCase): Promise<ConsentOutcome> {
  const house = await openImports();
  try {
    return await carriedOut(house, consentCase);
  } finally {
    await house.close();
  }
}

/** What must come of a case. */
export const expectedOf = ({ refused, rejects = [], state = [], found }: ConsentCase): unknown => ({
  ...(refused && { refused }),
  rejects,
  state,
  addsUp: true,
  ...(!refused && { found: expect.objectContaining(found ?? {}) }),
});

async function carriedOut(house: ImportHarness, consentCase: ConsentCase): Promise<ConsentOutcome> {
  const { file = 'c.csv', content, choice } = consentCase;
  const bytes = await bytesOf(house, content);
  const ended = await house.runConsent(file, bytes, choice).catch((error: unknown) => error);
  if (!isSummary(ended)) {
    if (!(ended instanceof ServiceError)) throw ended;
    return { refused: ended.code, rejects: [], state: await stateOf(house), addsUp: true };
  }
  const rejects = (await house.rejects(ended.id)).map(({ row, column, reason }) => [row, column, reason].join(' '));
  const { read, accepted, rejected, consent, failure } = ended;
  return {
    ...(failure && { refused: failure.code }),
    rejects,
    state: await stateOf(house),
    addsUp: accepted + rejected === read && rejected === rejects.length,
    ...(consent && { found: consent }),
  };
}

async function bytesOf(house: ImportHarness, content: ConsentCase['content']): Promise<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  const path = join(house.folder, 'made.parquet');
  await house.sql.write((tx) => tx.run(`COPY (${content.parquet}) TO '${path}' (FORMAT parquet)`));
  return readFile(path);
}

type Summary = Awaited<ReturnType<ImportHarness['runConsent']>>;

const isSummary = (ended: unknown): ended is Summary =>
  typeof ended === 'object' && ended !== null && 'accepted' in ended;

async function stateOf({ sql }: ImportHarness): Promise<string[]> {
  const rows = await sql.all(
    `SELECT s.kind, s.identifier, o.name, s.granted, e.event_at FROM consent_state s
     JOIN consent_options o ON o.option_no = s.option_no JOIN consent_entries e ON e.entry_no = s.entry_no
     ORDER BY s.kind, s.identifier, o.name`,
  );
  return rows.map(({ kind, identifier, name, granted, event_at: at }) => {
    const said = `${kind} ${identifier} ${name} ${granted === true ? 'granted' : 'denied'}`;
    return at === null ? said : `${said} ${new Date(Number(at)).toISOString().replace('.000Z', 'Z')}`;
  });
}
