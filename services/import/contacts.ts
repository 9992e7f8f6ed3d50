import { setImmediate as othersFirst } from 'node:timers/promises';
import {
  addContacts,
  addPlainEmails,
  addProfileNumbers,
  contactTable,
  createContacts,
  dropUnread,
  stageUnread,
  unreadContacts,
} from '../../storage/contacts.js';
import type { Writer } from '../../storage/sql.js';
import { type IdentifierKind, identifiersIn } from '../consent/identifiers.js';

export interface ContactParts {
  source: { no: number; generation: number };
  /** Table of the snapshot of profiles. */
  snapshot: string;
  /** Fields of e-mail addresses and of phone numbers. */
  emails: readonly number[];
  phones: readonly number[];
  /** ISO 3166 country of phone numbers that name none. */
  region: string;
  /** Profiles are identifiers too: the source has columns of consent. */
  profiles: boolean;
  /** Called between blocks. @throws to stop */
  pause(): void;
}

/** Cells of one question. */
const PORTION = 5_000;
/** Cells that are read in one go while nobody else can be answered: a few milliseconds of phone numbers. */
const AT_ONCE = 200;

/**
 * Makes the contacts of a snapshot: e-mail addresses and phone numbers in the very form in which consent data has them, several of a
 * cell where it holds several. A cell that is none gives none.
 */
export async function makeContacts(tx: Writer, parts: ContactParts): Promise<void> {
  const { source, snapshot, emails, phones, profiles } = parts;
  const table = contactTable(source.no, source.generation);
  await createContacts(tx, table);
  for (const fieldId of emails) {
    await addPlainEmails(tx, table, snapshot, fieldId);
    await addRead(tx, parts, table, { fieldId, kind: 'email' });
  }
  for (const fieldId of phones) await addRead(tx, parts, table, { fieldId, kind: 'phone' });
  if (profiles) await addProfileNumbers(tx, table, snapshot);
}

async function addRead(
  tx: Writer,
  { snapshot, region, pause }: ContactParts,
  table: string,
  of: { fieldId: number; kind: IdentifierKind },
): Promise<void> {
  const count = await stageUnread(tx, table, snapshot, of);
  for (let after = 0; after < count; after += PORTION) {
    pause();
    const read: { customerId: number; value: string }[] = [];
    for (const [place, cell] of (await unreadContacts(tx, table, { after, limit: PORTION })).entries()) {
      if (place % AT_ONCE === AT_ONCE - 1) await othersFirst();
      for (const value of identifiersIn(cell.value, of.kind, region)) read.push({ customerId: cell.customerId, value });
    }
    await addContacts(tx, table, of, read);
    await othersFirst();
  }
  await dropUnread(tx, table);
}
