import { z } from 'zod';
import { FieldMapping } from '../../storage/settings.js';
import type { Draft } from '../drafts.js';

export const STEPS = ['prerequisites', 'chooseConnection', 'connect', 'dataSet', 'fields', 'applied'] as const;
export type Step = (typeof STEPS)[number];

/** How far somebody is. Of a token there is only the id that it was staged under. */
export const SetupState = z.object({
  step: z.enum(STEPS),
  connectionId: z.string().optional(),
  /** A token that was entered on its page, or that could not be verified and may be saved without. */
  staged: z.string().optional(),
  /** Its last four characters, none of a short one; absent where an older version kept it. */
  ending: z.string().optional(),
  /** It was entered on its page, and Leadspace has not been asked about it yet. */
  untried: z.boolean().optional(),
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
      return { ...withoutConnecting(state), step: state.returnTo ?? choice };
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
export function withoutConnecting(state: SetupState): SetupState {
  const { replaces: _replaces, returnTo: _returnTo, ...rest } = withoutToken(state);
  return rest;
}

/** A token that is of no more use. */
export function withoutToken({
  staged: _staged,
  ending: _ending,
  untried: _untried,
  ...state
}: SetupState): SetupState {
  return state;
}
