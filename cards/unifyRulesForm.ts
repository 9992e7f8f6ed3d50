import type { z } from 'zod';
import type { UnificationDraftView } from '../services/unifications.js';
import type { MatchKey } from '../storage/settings.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { Keys } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput } from './inputs.js';
import { heading, text } from './parts.js';
import { atDepth, Go, MATCH_KEYS, warningNotes } from './unifyParts.js';

const RULES = [1, 2, 3, 4, 5] as const;

export const UnifyRulesInput = DraftInput.extend({
  go: Go,
  ...{ rule1: Keys, rule2: Keys, rule3: Keys, rule4: Keys, rule5: Keys },
});
export type UnifyRulesInput = z.infer<typeof UnifyRulesInput>;

/** Second step: rules are tried one after the other, within one everything has to agree. */
export const unifyRulesForm: Form<UnificationDraftView, UnifyRulesInput> = {
  verb: 'changeUnifyRules',
  input: UnifyRulesInput,
  draw(draft, locale, typed) {
    const words = locale.unification;
    const choices = MATCH_KEYS.map((key) => ({ title: words.keys[key], value: key }));
    const data = draftData(draft.ref);
    return card(locale, {
      fallbackText: words.rules.summary,
      body: [
        heading(words.rules.title),
        text(words.rules.intro),
        text(words.rules.exact, { subtle: true, small: true }),
        ...warningNotes(draft, locale),
        ...atDepth(
          'rules',
          RULES.slice(0, roomFor(draft)).map((no) =>
            choiceInput({
              ...{ id: `rule${no}`, label: words.rules.rule(no), style: 'expanded', many: true, choices, typed },
              value: (draft.definition.rules[no - 1] ?? []).join(','),
            }),
          ),
        ),
      ],
      actions: [
        button('changeUnifyRules', words.next, { ...data, go: 'columns' }, { style: 'positive' }),
        button('changeUnifyRules', words.preview, { ...data, go: 'preview' }),
        button('showUnifyStep', locale.general.back, { ...data, go: 'sources' }, { skipInputs: true }),
        button('cancelUnification', locale.general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

/** One more than there are, and three at least. */
const roomFor = ({ definition: { rules } }: UnificationDraftView): number => Math.max(3, rules.length + 1);

/** The rules as they were ticked; further ones of the draft, which the form has no room for, stay behind them. */
export function rulesOf(input: UnifyRulesInput, { definition }: UnificationDraftView): MatchKey[][] {
  const ticked = RULES.map((no) => input[`rule${no}`].filter((key): key is MatchKey => isKey(key)));
  return [...ticked, ...definition.rules.slice(RULES.length)];
}

const isKey = (key: string): key is MatchKey => (MATCH_KEYS as readonly string[]).includes(key);
