import { z } from 'zod';
import { FieldMapping } from '../../storage/settings.js';
import type { Draft } from '../drafts.js';

export const STEPS = ['prerequisites', 'chooseConnection', 'connect', 'dataSet', 'fields', 'applied'] as const;
export type Step = (typeof STEPS)[number];

/** How far somebody is. Of a token there is only the id that it was staged under. */
export const SetupState = z.object({
  step: z.enum(STEPS),
  connectionId: z.string().optional(),
  /** A token that could not be verified, and may be saved without. */
  staged: z.string().optional(),
  /** Only the token of this connection is replaced; `returnTo` is where the set-up was. */
  replaces: z.string().optional(),
  returnTo: z.enum(STEPS).optional(),
  /** The enrichment whose definition is changed. */
  editing: z.string().optional(),
  name: z.string().optional(),
  dataSet: z.string().optional(),
  mapping: FieldMapping.partial().optional(),
  /** The key of the consent option that must be granted; absent: none is asked for. */
  requires: z.string().optional(),
  enrichmentId: z.string().optional(),
});
export type SetupState = z.infer<typeof SetupState>;

export type SetupDraft = Draft<SetupState>;

/** Where Back leads. */
export function stepBefore(state: SetupState, connections: number): SetupState {
  const choice: Step = connections > 0 ? 'chooseConnection' : 'prerequisites';
  switch (state.step) {
    case 'connect':
      return { ...withoutToken(state), step: state.returnTo ?? choice };
    case 'dataSet':
      return { ...state, step: choice };
    case 'fields':
      return { ...state, step: 'dataSet' };
    case 'applied':
      return state;
    default:
      return { ...state, step: 'prerequisites' };
  }
}

/** What belonged to the connect step is done with. */
export function withoutToken({
  staged: _staged,
  replaces: _replaces,
  returnTo: _returnTo,
  ...state
}: SetupState): SetupState {
  return state;
}
