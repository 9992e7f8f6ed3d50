import { draftRef } from '../../cards/draft.js';
import { columnsOf, importMappingForm, type MappingInput } from '../../cards/importMappingForm.js';
import { problemBelow } from '../../cards/problemCard.js';
import { MOST_CONSENT_COLUMNS } from '../../cards/profileConsentForm.js';
import type { ImportDraft } from '../../services/dataSources.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { regionOf } from '../consentReading.js';
import { profileConsentAnswer } from '../profileForm.js';
import { importAnswer, profileMappingAnswer, refOf, sourceNamed } from '../sourceAnswers.js';
import type { Answer, Turn } from '../turn.js';

type Data = Readonly<Record<string, unknown>>;
type Columns = ReturnType<typeof columnsOf>;

/** Import: what the form says about the columns goes to the service, and the card becomes that of the import. */
export const startImport = onForm(importMappingForm, {
  run: importAs,
  view: (data, { services, caller }) => services.dataSources.draft(caller, refOf(data)),
});

async function importAs(input: MappingInput, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const draft = await services.dataSources.draft(caller, draftRef(input));
  const columns = columnsOf(input, draft.columns);
  const again = (problems: Record<string, string>, view: ImportDraft = draft) =>
    profileMappingAnswer(view, turn, { values: typedAgain(input), problems });
  const { region, problems } = regionOf(input, false, locale);
  const wrong = { ...problemsOf(input, columns, draft, turn), ...problems };
  if (Object.keys(wrong).length > 0) return again(wrong);
  const found = await sourceNamed(input.name, turn);
  if (found?.kind === 'consent') return again({ name: locale.consentImport.nameTaken.consent });
  // Replacing has to be seen on the card before it happens: after another name was typed, the form says so first.
  if (found && found.id !== input.replaces)
    return again({}, { ...draft, replaces: { id: found.id, name: found.name } });
  const { consent, ...plain } = columns;
  const chosen = { name: input.name, ...plain, ...(region && { region }) };
  // Columns of consent are asked about first: what they say is no matter of guessing.
  if (consent.length > 0) return profileConsentAnswer(draft, { ...chosen, consent }, turn);
  try {
    return importAnswer(await services.dataSources.start(caller, draft.draft, chosen), turn);
  } catch (error) {
    const below = belowOf(error, input, columns);
    if (!below) throw error;
    return again({ [below]: problemBelow(error as ServiceError, locale) });
  }
}

/** What can be seen without the service. */
function problemsOf(
  input: MappingInput,
  { key, consent, emails, phones }: Columns,
  { columns }: ImportDraft,
  { locale }: Turn,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!key) problems.key = locale.data.mapping.keyRequired;
  if (consent.length > MOST_CONSENT_COLUMNS)
    problems.consent = locale.consentImport.profiles.tooMany(MOST_CONSENT_COLUMNS);
  const unknown = [key, ...emails, ...phones, ...consent].find(
    (wanted) => wanted && !columns.some(({ name }) => name === wanted),
  );
  // Without columns of consent the service looks itself.
  if (consent.length > 0 && unknown !== undefined) {
    const error = new ServiceError('fieldUnknown', { field: unknown });
    problems[belowField(unknown, input, { key, consent, emails, phones })] = problemBelow(error, locale);
  }
  return problems;
}

/** Multiple choices came as one text and go back as one. */
const typedAgain = (input: MappingInput): Data => ({
  ...input,
  emails: input.emails.join(','),
  phones: input.phones.join(','),
  consent: input.consent.join(','),
});

function belowOf(error: unknown, input: MappingInput, columns: Columns): string | undefined {
  if (!(error instanceof ServiceError)) return undefined;
  if (error.code === 'keyMissing') return belowField(columns.key, input, columns);
  if (error.code === 'nameTaken') return 'name';
  if (error.code !== 'fieldUnknown' && error.code !== 'fieldTwice') return undefined;
  return belowField(String(error.params.field ?? ''), input, columns);
}

function belowField(field: string, input: MappingInput, columns: Columns): string {
  if (columns.key === field) return input.keyTyped.trim() ? 'keyTyped' : 'key';
  if (columns.consent.includes(field)) return 'consentTyped';
  return columns.emails.includes(field) ? 'emailsTyped' : 'phonesTyped';
}
