import type { AppliedUnification, UnificationDefinition } from '../../storage/settings.js';
import type { Draft } from '../drafts.js';
import type { UnificationDraft } from './draft.js';
import { proposals, sourcesWith } from './guess.js';
import type { KnownSource } from './known.js';
import type { CombinedColumn, UnificationDraftView, UnifyWarning } from './view.js';

/** A draft as the forms show it. */
export function draftView(
  { ref, state: { definition } }: Draft<UnificationDraft>,
  known: readonly KnownSource[],
  applied: AppliedUnification | undefined,
): UnificationDraftView {
  return {
    ...{ ref, definition },
    sources: definition.sources.flatMap(({ id }) => {
      const found = known.find(({ source }) => source.id === id);
      if (!found) return [];
      const { source, fields } = found;
      const columns = fields.map(({ name }) => name);
      const has = { hasEmail: source.emails.length > 0, hasPhone: source.phones.length > 0 };
      return [{ id, name: source.name, rows: source.profiles, columns, ...has }];
    }),
    columns: unifiedColumns(definition, known),
    combined: [...definition.columns.filter(isCombined).map(asChosen), ...proposals(definition, known)],
    ...(applied && { applied: { by: applied.by.name, at: applied.at } }),
    warnings: warningsOf(definition, known),
  };
}

type Column = UnificationDefinition['columns'][number];

/** The others have a policy of their own, and nothing more. */
export const isCombined = ({ name, from }: Column): boolean => from.some(({ column }) => column !== name);

const asChosen = ({ name, from }: Column): CombinedColumn => ({ name, from, chosen: true });

/** Names of the columns that the Customer entity has, in the order of the sources' files. */
export function unifiedColumns(definition: UnificationDefinition, known: readonly KnownSource[]): string[] {
  const combined = definition.columns.filter(isCombined);
  const away = new Set(
    combined.flatMap(({ name, from }) => from.filter(({ column }) => column !== name).map(({ column }) => column)),
  );
  const names = known.flatMap(({ fields }) => fields.map(({ name }) => name));
  return [...new Set([...combined.map(({ name }) => name), ...names.filter((name) => !away.has(name))])];
}

function warningsOf(definition: UnificationDefinition, known: readonly KnownSource[]): UnifyWarning[] {
  if (definition.sources.length < 2) return [{ code: 'oneSource' }];
  if (definition.rules.length === 0) return [{ code: 'noRules' }];
  return definition.rules.flatMap((keys, index): UnifyWarning[] => {
    const able = definition.sources.filter(({ id }) =>
      keys.every((key) => sourcesWith(definition, known, key).includes(id)),
    );
    return able.length < 2 ? [{ code: 'ruleIdle', rule: index + 1 }] : [];
  });
}
