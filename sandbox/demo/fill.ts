import { type Card, type Input, inputsOf } from './card.js';

/** What somebody enters, by label; a toggle by the words beside its box. */
export type Entries = Readonly<Record<string, string | boolean>>;

/** What goes back for the inputs of a card, as Teams sends it: texts, and nothing for what is empty. */
export function filled(card: Card, entries: Entries): Record<string, string> {
  const inputs = inputsOf(card);
  for (const label of Object.keys(entries)) {
    if (!inputs.some((input) => isCalled(input, label))) throw new Error(`There is no input "${label}" on the card`);
  }
  const values = inputs.map((input) => {
    const [, entry] = Object.entries(entries).find(([label]) => isCalled(input, label)) ?? [];
    return [input.id, entry === undefined ? untouched(input) : entered(input, entry)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** How it is written down in the conversation. */
export function told(entries: Entries): string[] {
  return Object.entries(entries).map(([label, entry]) => {
    const words = /token$/i.test(label) ? '●●●●●●' : entry === true ? '✓' : entry;
    return `${label}: ${words}`;
  });
}

const isCalled = (input: Input, label: string) => input.label === label || input.title === label;
const untouched = (input: Input) => (input.type === 'Input.Toggle' ? input.value || 'false' : input.value);

function entered(input: Input, entry: string | boolean): string {
  if (typeof entry === 'boolean') return String(entry);
  if (input.type !== 'Input.ChoiceSet') return entry;
  const choice = input.choices.find(({ title }) => title === entry || title.startsWith(`${entry} ·`));
  if (!choice) throw new Error(`"${input.label}" has no choice "${entry}"`);
  return choice.value;
}
