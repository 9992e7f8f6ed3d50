import { DraftInput, draftRef } from '../../cards/draft.js';
import { columnsOf, importMappingForm, type MappingInput } from '../../cards/importMappingForm.js';
import { problemBelow } from '../../cards/problemCard.js';
import type { ImportDraft } from '../../services/dataSources.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { importAnswer, mappingAnswer } from '../sourceAnswers.js';
import type { Answer, Turn } from '../turn.js';

type Data = Readonly<Record<string, unknown>>;

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
    mappingAnswer(view, turn, { values: typedAgain(input), problems });
  if (!columns.key) return again({ key: locale.data.mapping.keyRequired });
  const replaces = await sourceNamed(input.name, turn);
  // Replacing has to be seen on the card before it happens: after another name was typed, the form says so first.
  if (replaces && replaces.id !== input.replaces) return again({}, { ...draft, replaces });
  try {
    return importAnswer(await services.dataSources.start(caller, draft.draft, { name: input.name, ...columns }), turn);
  } catch (error) {
    const below = belowOf(error, input, columns);
    if (!below) throw error;
    return again({ [below]: problemBelow(error as ServiceError, locale) });
  }
}

/** Names of sources compare as the service compares them: trimmed, any letter case. */
async function sourceNamed(name: string, { services, caller }: Turn) {
  const sources = await services.dataSources.list(caller);
  const found = sources.find((source) => source.name.trim().toLowerCase() === name.trim().toLowerCase());
  return found && { id: found.id, name: found.name };
}

/** Multiple choices came as one text and go back as one. */
const typedAgain = (input: MappingInput): Data => ({
  ...input,
  emails: input.emails.join(','),
  phones: input.phones.join(','),
});

function belowOf(error: unknown, input: MappingInput, columns: ReturnType<typeof columnsOf>): string | undefined {
  if (!(error instanceof ServiceError)) return undefined;
  const inKey = input.keyTyped.trim() ? 'keyTyped' : 'key';
  if (error.code === 'keyMissing') return inKey;
  if (error.code !== 'fieldUnknown' && error.code !== 'fieldTwice') return undefined;
  const field = String(error.params.field ?? '');
  if (columns.key === field) return inKey;
  return columns.emails.includes(field) ? 'emailsTyped' : 'phonesTyped';
}

function refOf(data: Data) {
  const parsed = DraftInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return draftRef(parsed.data);
}
