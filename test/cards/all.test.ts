import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as AdaptiveCards from 'adaptivecards';
import type { AdaptiveCard, CardElement } from '../../cards/card.js';
import { createLocale } from '../../cards/locale.js';
import { cardSamples } from '../support/cardSamples/index.js';
import { inputs, markdown } from '../support/cardText.js';
import { ROOT } from '../support/sourceFiles.js';

// What holds for every card, with data as it comes and with data that hurts.

const CARDS = cardSamples.flatMap((sample) =>
  (['en', 'nl'] as const).map((language) => {
    const locale = createLocale(language);
    return { title: `${sample.card}: ${sample.name} (${language})`, card: sample.draw(locale), locale };
  }),
);

/** Elements of Teams that version 1.5 does not know. */
const NEWER = /^(Chart\.|ProgressBar$)/;

/** Pieces of what samples hold in the place of customer data. */
const DATA =
  /x{20}|onerror|\*\*bold|evil\.example|שלום|株式会社|👩|Z͡|contoso|fabrikam|adventure|Utrecht|Leeds|Account number|companies\.parquet/i;

/** A toast names what it is about; names do not become markdown in it. */
const NAMED = /Notice: /;
const MARKDOWN = /\*\*|\]\(/;

test('every card file has a sample', () => {
  const files = readdirSync(join(ROOT, 'cards'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => /.(Card|Form|Notice)$/.test(file));
  const sampled = new Set(cardSamples.map(({ card }) => card));

  expect(files.filter((file) => !sampled.has(file))).toEqual([]);
  expect([...sampled].filter((card) => !files.includes(card))).toEqual([]);
});

test.each(CARDS)('$title is read by the adaptivecards package without a complaint', ({ card }) => {
  expect(complaints(card).filter((words) => !NEWER.test(/"(.*?)"/.exec(words)?.[1] ?? ''))).toEqual([]);
  expect(complaints(asVersion15(card))).toEqual([]);
});

test.each(CARDS)('$title stays within the limits of Teams', ({ title, card }) => {
  const labels = inputs(card).map(({ label }) => label);

  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
  expect(card.version).toBe('1.5');
  expect(card.fallbackText.trim()).not.toBe('');
  expect(card.fallbackText).not.toMatch(NAMED.test(title) ? MARKDOWN : DATA);
  expect(actionsOf(card).length).toBeLessThanOrEqual(6);
  expect(labels.filter((label) => !label)).toEqual([]);
  expect(new Set(labels).size).toBe(labels.length);
});

test.each(CARDS)('$title keeps data out of its buttons and out of markdown', ({ card }) => {
  // The mark of a dialog is the platform's.
  const carried = actionsOf(card).flatMap(({ data }) => Object.values({ ...data, msteams: '' }));

  expect(carried.filter((value) => !/^[\w.: -]{0,100}$/.test(String(value)))).toEqual([]);
  expect(carried.filter((value) => DATA.test(String(value)))).toEqual([]);
  expect(markdown(card).filter((text) => DATA.test(text))).toEqual([]);
});

test.each(CARDS)(
  '$title works in clients that know neither Action.Execute nor the newer elements',
  ({ card, locale }) => {
    for (const action of actionsOf(card)) {
      if (action.type === 'Action.Submit') expect(action.data).toMatchObject({ msteams: { type: 'task/fetch' } });
      if (action.type !== 'Action.Execute') continue;
      expect(action.fallback).toMatchObject({ type: 'Action.Submit', title: action.title, data: action.data });
      expect(action.data).toMatchObject({ verb: action.verb });
    }
    for (const element of elementsOf(card).filter(({ type }) => NEWER.test(type))) {
      const said = textOf(element.fallback);
      const numbers = numbersOf(element).map(locale.number);
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers.filter((number) => !said.includes(number))).toEqual([]);
    }
  },
);

interface Action extends CardElement {
  title: string;
  verb?: string;
  data?: Record<string, unknown>;
  fallback?: unknown;
}

/** What the package says while it reads the card, and after. */
function complaints(json: unknown): string[] {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });
  const context = new AdaptiveCards.SerializationContext();
  // Its expression for `lang` is global and goes on where the card before ended.
  const { regEx } = AdaptiveCards.AdaptiveCard.langProperty;
  if (regEx) regEx.lastIndex = 0;
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

/** The card with the fallback in the place of every element that is newer. */
function asVersion15(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asVersion15);
  if (typeof node !== 'object' || node === null) return node;
  const { type, fallback } = node as Partial<CardElement>;
  if (type && NEWER.test(type)) return asVersion15(fallback);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, asVersion15(value)]));
}

/** Every object of the card that has a type; not what stands in fallbacks. */
function elementsOf(node: unknown): CardElement[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).filter(([key]) => key !== 'fallback' && key !== 'data');
  const self = 'type' in node && typeof node.type === 'string' ? [node as CardElement] : [];
  return [...self, ...below.flatMap(([, child]) => elementsOf(child))];
}

const actionsOf = (card: AdaptiveCard) => elementsOf(card).filter(({ type }) => type.startsWith('Action.')) as Action[];

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const own = 'text' in node ? String(node.text) : '';
  return [own, ...Object.values(node).map(textOf)].join(' ');
}

interface Point {
  value?: number;
  y?: number;
  /** Of a chart with several rows of bars. */
  values?: Point[];
}

function numbersOf({ type, value, data }: CardElement): number[] {
  if (type === 'ProgressBar') return [Number(value)];
  return (data as Point[]).flatMap((point) => (point.values ?? [point]).map((each) => Number(each.value ?? each.y)));
}
