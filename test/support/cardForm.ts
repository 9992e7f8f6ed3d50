import type { AdaptiveCard } from '../../cards/card.js';

type Node = Readonly<Record<string, unknown>>;

/** What a person may give an input: its text, true or false for a toggle, the title of a choice, or several. */
export type Given = string | number | boolean | readonly string[];

export interface FoundButton {
  title: string;
  verb: string;
  data: Record<string, unknown>;
  skipsInputs: boolean;
}

/** Buttons with that title: those of the card, its sets and what opens inside it. */
export function findButton(card: AdaptiveCard, title: string): FoundButton | undefined {
  const node = nodes(card).find((each) => each.type === 'Action.Execute' && each.title === title);
  if (!node || node.isEnabled === false) return undefined;
  return {
    title,
    verb: String(node.verb),
    data: { ...(node.data as Record<string, unknown>) },
    skipsInputs: node.associatedInputs === 'none',
  };
}

export const buttonTitles = (card: AdaptiveCard): string[] =>
  nodes(card)
    .filter(({ type }) => ['Action.Execute', 'Action.Submit', 'Action.OpenUrl'].includes(String(type)))
    .map(({ title }) => String(title));

/** What the client sends when a button that opens a dialog is pressed. */
export function findDialogButton(card: AdaptiveCard, title: string): Record<string, unknown> | undefined {
  const node = nodes(card).find((each) => each.type === 'Action.Submit' && each.title === title);
  const data = node?.data as Record<string, unknown> | undefined;
  return (data?.msteams as Node | undefined)?.type === 'task/fetch' ? { ...data } : undefined;
}

/** Where a button that leaves the conversation leads. */
export const addressOf = (card: AdaptiveCard, title: string): string | undefined =>
  nodes(card).find((each) => each.type === 'Action.OpenUrl' && each.title === title)?.url as string | undefined;

/**
 * The values a client sends: what stands in the inputs, with what was given by label (or id) put over it. Throws for a label
 * that is not there, a choice that is not offered, and, as a client would refuse, for a required input without a value.
 */
export function filled(
  card: AdaptiveCard,
  given: Readonly<Record<string, Given>>,
  check = true,
): Record<string, string> {
  const inputs = nodes(card).filter(({ type }) => String(type).startsWith('Input.'));
  const values: Record<string, string> = {};
  for (const input of inputs) {
    const before = input.type === 'Input.Toggle' ? (input.value ?? 'false') : input.value;
    if (before !== undefined && before !== '') values[String(input.id)] = String(before);
  }
  for (const [name, what] of Object.entries(given)) {
    const input = inputs.find(({ label, id, title }) => label === name || title === name || id === name);
    if (!input) throw new Error(`No input "${name}"; there are: ${inputs.map(({ label }) => label).join(', ')}`);
    const value = valueFor(input, what);
    if (value === '') delete values[String(input.id)];
    else values[String(input.id)] = value;
  }
  if (check) for (const input of inputs) checkInput(input, values[String(input.id)]);
  return values;
}

function valueFor(input: Node, given: Given): string {
  if (input.type === 'Input.Toggle')
    return String(given === true ? (input.valueOn ?? 'true') : (input.valueOff ?? 'false'));
  if (input.type !== 'Input.ChoiceSet') return String(given);
  const choices = input.choices as { title: string; value: string }[];
  const wanted = Array.isArray(given) ? given : [String(given)];
  return wanted
    .filter((title) => title !== '')
    .map((wish) => {
      const choice =
        choices.find(({ title, value }) => title === wish || value === wish) ??
        choices.find(({ title }) => title.startsWith(`${wish} `));
      if (!choice) throw new Error(`No choice "${wish}"; there are: ${choices.map(({ title }) => title).join(' | ')}`);
      return choice.value;
    })
    .join(',');
}

function checkInput({ label, isRequired, regex, maxLength, type, valueOn }: Node, value: string | undefined): void {
  const empty = value === undefined || (type === 'Input.Toggle' && value !== String(valueOn ?? 'true'));
  if (isRequired && empty) throw new Error(`The client would not send this: "${label}" is required`);
  if (value === undefined) return;
  if (typeof regex === 'string' && !new RegExp(regex).test(value)) throw new Error(`"${label}" does not fit ${regex}`);
  if (typeof maxLength === 'number' && value.length > maxLength) throw new Error(`"${label}" is too long`);
}

/** Rules every card of ours keeps; broken ones make the test fail where the card arrives. */
export function checkCard(card: AdaptiveCard): void {
  const problems: string[] = [];
  if (card.version !== '1.5') problems.push(`version ${card.version}`);
  if (!card.fallbackText) problems.push('no fallbackText');
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes >= 28 * 1024) problems.push(`${bytes} bytes`);
  if ((card.actions?.length ?? 0) > 6) problems.push(`${card.actions?.length} buttons`);
  const labels = nodes(card)
    .filter(({ type }) => String(type).startsWith('Input.'))
    .map(({ label }) => label);
  if (labels.includes(undefined)) problems.push('an input without a label');
  if (new Set(labels).size < labels.length) problems.push('two inputs with one label');
  if (problems.length > 0) throw new Error(`A bad card (${card.fallbackText}): ${problems.join(', ')}`);
}

function nodes(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const inside = Object.entries(node).flatMap(([key, child]) =>
    key === 'fallback' || key === 'data' ? [] : nodes(child),
  );
  return Array.isArray(value) ? inside : [node, ...inside];
}
