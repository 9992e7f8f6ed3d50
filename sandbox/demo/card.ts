/** An Adaptive Card as a client gets it: nothing is known of it but the format. */
export interface Card {
  type?: string;
  [property: string]: unknown;
}

export interface Button {
  title: string;
  verb: string;
  data: object;
  /** False: what is in the inputs is neither asked for nor sent. */
  withInputs: boolean;
}

export interface Input {
  id: string;
  label: string;
  /** Of a toggle: what stands beside its box. */
  title: string;
  type: string;
  value: string;
  required: boolean;
  choices: { title: string; value: string }[];
}

/** Every element, in reading order. What only newer clients can draw is replaced by its fallback. */
function elementsOf(node: unknown): Card[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (node === null || typeof node !== 'object') return [];
  const element = node as Card;
  if (/^(ProgressBar|Chart\.)/.test(element.type ?? '')) return elementsOf(element.fallback);
  const parts = ['items', 'columns', 'rows', 'cells', 'body', 'actions'].flatMap((name) => elementsOf(element[name]));
  return [element, ...parts];
}

export function buttonsOf(card: Card): Button[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title, verb, data, associatedInputs }) => ({
      title: String(title),
      verb: String(verb),
      data: (data ?? {}) as object,
      withInputs: String(associatedInputs).toLowerCase() !== 'none',
    }));
}

export function linksOf(card: Card): { title: string; url: string }[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.OpenUrl')
    .map(({ title, url }) => ({ title: String(title), url: String(url) }));
}

export function inputsOf(card: Card): Input[] {
  return elementsOf(card)
    .filter(({ type }) => type?.startsWith('Input.'))
    .map(({ type, id, label, title, value, isRequired, choices }) => ({
      id: String(id),
      type: type!,
      label: String(label ?? ''),
      title: String(title ?? ''),
      value: value === undefined ? '' : String(value),
      required: isRequired === true,
      choices: (choices ?? []) as Input['choices'],
    }));
}

/** What a reader sees, line by line; what stands side by side is one line. */
export function linesOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(linesOf);
  if (node === null || typeof node !== 'object') return [];
  const element = node as Card;
  if (/^(ProgressBar|Chart\.)/.test(element.type ?? '')) return linesOf(element.fallback);
  const beside = (element.columns ?? element.cells) as Card[] | undefined;
  if (beside && element.type !== 'Table') return sideBySide(beside.map(linesOf));
  const inside = ['items', 'rows', 'body'].flatMap((name) => linesOf(element[name]));
  return [...lineOf(element), ...inside].map((line) => line.replace(ISOLATES, '')).filter(Boolean);
}

/** Marks that keep left-to-right and right-to-left apart; a terminal shows them as boxes. */
const ISOLATES = /[\u2066-\u2069]/g;

const sideBySide = (columns: string[][]): string[] =>
  columns.every((lines) => lines.length <= 1) ? [columns.flat().join('  ')] : columns.flat();

function lineOf(element: Card): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [String(element.text)];
    case 'RichTextBlock':
      return [
        (element.inlines as ({ text: string } | string)[])
          .map((run) => (typeof run === 'string' ? run : run.text))
          .join(''),
      ];
    case 'FactSet':
      return (element.facts as { title: string; value: string }[]).map(({ title, value }) => `${title}: ${value}`);
    case 'Input.Toggle':
      return [`[ ] ${element.title}`];
    case 'Input.ChoiceSet':
      return [`[${element.label}: ${chosen(element)}]`];
    case 'Input.Text':
      return [`[${element.label}: ${element.style === 'Password' ? '' : (element.value ?? '')}]`];
    default:
      return [];
  }
}

function chosen({ choices, value }: Card): string {
  const all = (choices ?? []) as { title: string; value: string }[];
  const values = String(value ?? '').split(',');
  return all
    .filter((choice) => values.includes(choice.value) || choice.value === value)
    .map(({ title }) => title)
    .join(', ');
}
