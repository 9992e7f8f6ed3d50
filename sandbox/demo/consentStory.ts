import { parse } from 'csv-parse/sync';
import { linksOf } from './card.js';
import { withdrawFrom } from './consentFile.js';
import { expect, type Job } from './mainJob.js';

/** What the story of consent ends with. */
export interface ConsentCounts {
  /** Members of the segment before the withdrawals. */
  segmentMembers: number;
  /** Members that were not sent to Leadspace, because they have not granted the option that was asked for. */
  withheldByConsent: number;
  /** Rows of the first file. */
  exported: number;
  /** Rows of the list of those who have left, after the withdrawals. */
  removedAtExport: number;
}

export interface ConsentJob extends Job {
  /** The consent data: its name in the import folder, and where it lies. */
  consent: { file: string; path: string };
}

const SEGMENT = 'Newsletter readers';
const ENRICHMENT = 'Facts of readers';
const WITHDRAWALS = 40;
const LONG_MS = 10 * 60_000;

/** The second job: import consent, make a segment that respects it, enrich and export it, and see a withdrawal take effect. */
export async function playConsentStory(job: ConsentJob): Promise<ConsentCounts> {
  await importConsent(job, 'Import');
  await unify(job);
  const segmentMembers = await makeSegment(job);
  const withheldByConsent = await enrichSegment(job);
  const exported = await exportSegment(job);
  expect(exported === segmentMembers, `All ${segmentMembers} members are in the file, and there are ${exported}.`);
  const withdrawn = await withdraw(job);
  const removedAtExport = await exportAfterWithdrawal(job);
  expect(
    removedAtExport > 0 && removedAtExport <= withdrawn * 2,
    `${removedAtExport} profiles left with ${withdrawn} people.`,
  );
  await removeEnrichment(job);
  return { segmentMembers, withheldByConsent, exported, removedAtExport };
}

async function importConsent({ person, consent }: ConsentJob, button: 'Import' | 'Replace'): Promise<void> {
  await person.say(`data import ${consent.file}`);
  await person.sees('Import consent data');
  await person.press('Next', { 'Name of the data source': 'Website' });
  await person.sees('Consent value');
  await person.press(button, { Confirmation: true });
  await person.sees(/consent rows imported/, LONG_MS);
}

async function unify({ person }: ConsentJob): Promise<void> {
  await person.press('Unify');
  await person.sees('Unification · Successful', LONG_MS);
  await person.say('consent');
  await person.sees('Newsletter');
}

/** Typed as on the source page. */
async function makeSegment({ person }: ConsentJob): Promise<number> {
  await person.say('segment Consent option=Newsletter & Consent value=True');
  await person.sees('Consent option = Newsletter AND Consent value = True');
  await person.press('Save', { Name: SEGMENT });
  const card = await person.sees(/Successful[\s\S]*Members/, LONG_MS);
  return numberIn(/([\d,.]+)\nMembers/, card);
}

/** Leadspace gets only members who also agreed to that: one consent never stands for another. */
async function enrichSegment({ person }: ConsentJob): Promise<number> {
  await person.say('setup');
  await person.press('Get started');
  await person.press('Next');
  await person.sees('Map data');
  await person.press('Next', { Name: ENRICHMENT, 'Customer data set': `Segment ${SEGMENT}` });
  await person.sees('Consent that must be granted (optional)');
  await person.press('Apply', { 'Consent that must be granted (optional)': 'Sharing with partners' });
  await person.sees('Ready to run');
  await person.press('Run');
  await person.sees('Nothing has left yet. Run starts it.', LONG_MS);
  await person.press('Run');
  const card = await person.sees(/Successful[\s\S]*Coverage by field/, LONG_MS);
  return numberIn(/Withheld\s+([\d,.]+) \(/, card);
}

async function exportSegment({ person, chat }: ConsentJob): Promise<number> {
  await person.say(`export ${SEGMENT}`);
  await person.sees('Consent is looked up again');
  await person.press('Export');
  await person.sees('SHA-256', LONG_MS);
  return rowsOf(chat, 'Download members');
}

async function withdraw(job: ConsentJob): Promise<number> {
  const withdrawn = await withdrawFrom(job.consent.path, WITHDRAWALS, '2026-01-02');
  await importConsent(job, 'Replace');
  return withdrawn;
}

async function exportAfterWithdrawal({ person, chat }: ConsentJob): Promise<number> {
  await person.say(`export ${SEGMENT}`);
  await person.sees('Consent has changed since');
  await person.press('Refresh the segment');
  await person.sees(/Successful[\s\S]*Members/, LONG_MS);
  await person.say(`export ${SEGMENT}`);
  await person.sees('Consent is looked up again');
  await person.press('Export');
  await person.sees('SHA-256', LONG_MS);
  return rowsOf(chat, 'Download removed');
}

async function removeEnrichment({ person }: ConsentJob): Promise<void> {
  await person.say(`remove ${ENRICHMENT}`);
  await person.sees('Nothing has been removed yet');
  const confirmation = 'Type the name of the enrichment to confirm';
  await person.press('Remove', { 'Enriched data': 'Delete it for good', [confirmation]: ENRICHMENT });
  await person.sees(/Removed[\s\S]*Deleted/);
}

/** Rows of a file that the newest card offers, its header not counted. */
async function rowsOf({ inbox }: ConsentJob['chat'], title: string): Promise<number> {
  const link = linksOf(inbox.newest().card).find((each) => each.title === title);
  expect(link !== undefined, `The card offers "${title}".`);
  const response = await fetch(link!.url);
  expect(response.ok, `"${title}" can be downloaded.`);
  return parse(await response.text(), { bom: true }).length - 1;
}

function numberIn(pattern: RegExp, card: string): number {
  const [, digits] = pattern.exec(card) ?? [];
  expect(digits !== undefined, `A number stands at ${pattern}.`);
  return Number(digits!.replace(/\D/g, ''));
}
