import { z } from 'zod';
import type { Member } from '../services/access.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import { fitting } from './choices.js';
import type { Form } from './form.js';
import { choiceInput } from './inputs.js';
import { listRow } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { safeText } from './safeText.js';

export interface RolesView {
  members: readonly Member[];
  /** People of the conversation and everybody with a role. */
  people: readonly { userId: string; name: string }[];
  saved?: { name: string; role: RoleChoice };
}

const ROLES = ['administrator', 'contributor', 'viewer', 'none'] as const;
type RoleChoice = (typeof ROLES)[number];

const Input = z.object({
  person: z.string('required').min(1, 'required').max(200, 'unknownChoice'),
  role: z.enum(ROLES, 'unknownChoice'),
});

/** People of a card: more would not be read. */
const SHOWN = 10;

/** Who may do what; and for administrators: give somebody of this conversation a role, or take it away. */
export const rolesForm: Form<RolesView, z.infer<typeof Input>> = {
  verb: 'grantRole',
  input: Input,
  draw(view, locale, typed) {
    const { roles: words, roleNames } = locale.admin;
    const { choices } = fitting(view.people.map(({ userId, name }) => ({ title: name, value: userId })));
    const saved = view.saved && words.saved(safeText(view.saved.name, 80), roleNames[view.saved.role]);
    const inputs = [
      choiceInput({
        id: 'person',
        label: words.person,
        choices,
        placeholder: words.choose,
        required: words.choose,
        typed,
      }),
      choiceInput({
        id: 'role',
        label: words.role,
        choices: ROLES.map((role) => ({ value: role, title: roleNames[role] })),
        value: 'viewer',
        typed,
      }),
    ];
    return card(locale, {
      fallbackText: words.title,
      body: [
        heading(words.title),
        saved ? note('good', saved) : undefined,
        ...people(view, locale),
        text(explained(locale), { subtle: true, small: true }),
        ...inputs,
        view.people.length < 2 ? note('info', words.onlyYou) : undefined,
      ],
      actions: [
        button('grantRole', words.save, {}, { style: 'positive' }),
        button('command', locale.general.open.help, { command: 'help' }, { skipInputs: true }),
      ],
    });
  },
};

function people({ members }: RolesView, locale: Locale): CardElement[] {
  const { roles: words, roleNames } = locale.admin;
  if (members.length === 0) return [text(words.nobody)];
  const left = members.length - SHOWN;
  return present([
    subheading(words.people),
    ...members.slice(0, SHOWN).map(({ name, role }) => listRow({ title: name, details: [], aside: roleNames[role] })),
    left > 0 ? text(words.more(left), { subtle: true }) : undefined,
  ]);
}

const explained = ({ admin: { roles, roleNames } }: Locale): string =>
  (['administrator', 'contributor', 'viewer'] as const)
    .map((role) => `**${roleNames[role]}** ${roles.can[role]}`)
    .join(' · ');
