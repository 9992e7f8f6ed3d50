import { z } from 'zod';
import type { Why, WhyCondition } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type CardElement, card, present } from './card.js';
import type { Form } from './form.js';
import { textInput } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { facts, heading, note, subheading, text, value } from './parts.js';
import { safeText } from './safeText.js';
import { SegmentInput } from './segmentsCard.js';

export const WhyInput = SegmentInput.extend({
  person: z.string('required').trim().min(1, 'required').max(255, 'tooLong'),
});
export type WhyInput = z.infer<typeof WhyInput>;

export interface WhyView {
  segment: { id: string; name: string };
  why?: Why;
}

/** A long rule has more conditions than can be read. */
const MOST = 20;

/** Why somebody is in a segment or not: every condition with its sign and what was found. Personal data: 1:1 chat only. */
export const whyForm: Form<WhyView, WhyInput> = {
  verb: 'explainMember',
  input: WhyInput,
  draw({ segment, why }, locale, typed) {
    const words = locale.segmentPeople.why;
    const data = { segment: segment.id };
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        { ...value(segment.name, { bold: true, most: 80 }), spacing: 'None' },
        ...(why ? explained(why, locale) : []),
        textInput({ id: 'person', label: words.person, required: locale.inputs.required, maxLength: 255, typed }),
      ],
      actions: [
        button('explainMember', words.explain, data, why ? {} : { style: 'positive' }),
        button('showMembers', locale.segmentPeople.members.title, data, { skipInputs: true }),
        button('showSegment', locale.segmentPeople.members.segment, data, { skipInputs: true }),
      ],
    });
  },
};

function explained(why: Why, locale: Locale): CardElement[] {
  const words = locale.segmentPeople.why;
  const hidden = why.conditions.length - MOST;
  return present([
    { ...value(why.name, { bold: true, most: 120 }), separator: true },
    {
      ...line([`${locale.segmentPeople.members.customerId} ${why.customerId}`], { subtle: true, small: true }),
      spacing: 'None',
    },
    why.others ? text(words.others(why.others), { subtle: true, small: true }) : undefined,
    note(why.member ? 'good' : 'info', why.member ? words.in : words.notIn),
    why.member === why.holds ? undefined : note('warning', why.holds ? words.joins : words.leaves),
    facts([
      [words.asOf, why.member ? words.isMember : words.isNoMember],
      [words.now, why.holds ? words.fits : words.doesNotFit],
    ]),
    subheading(words.conditions),
    ...why.conditions.slice(0, MOST).map((condition) => conditionRow(condition, locale)),
    hidden > 0 ? text(`… +${locale.number(hidden)}`, { subtle: true }) : undefined,
    why.guard && guardRow(why.guard, locale),
  ]);
}

function conditionRow(condition: WhyCondition, locale: Locale): CardElement {
  const { depth, words: rule, holds, found, row: decides } = condition;
  const told = decides ? rowWords(decides, locale) : found && locale.segmentPeople.why.found(safeText(found, 100));
  return row(depth, holds, rule[locale.language], locale, told);
}

/** "Newsletter: denied (False) · CRM, row 1 · 3 Nov 2026, 10:00" */
function rowWords(decides: NonNullable<WhyCondition['row']>, locale: Locale): string {
  const { statuses, values, sourceRow } = locale.segmentPeople.why;
  const { option, status, value: own, source, row: number, at } = decides;
  const reads = own === undefined ? '' : ` (${own ? values.true : values.false})`;
  return present([
    `${safeText(option, 40)}: ${statuses[status]}${reads}`,
    source === undefined
      ? undefined
      : number
        ? sourceRow(safeText(source, 40), locale.number(number))
        : safeText(source, 40),
    at === undefined ? undefined : locale.dateTime(at),
  ]).join(' · ');
}

const guardRow = ({ option, holds }: NonNullable<Why['guard']>, locale: Locale): CardElement =>
  row(0, holds, `🛡️ ${locale.segmentPeople.why.guard(safeText(option, 60))}`, locale);

/** A sign and a word: neither colour nor the sign alone says it. */
function row(depth: number, holds: boolean, rule: string, locale: Locale, found?: string): CardElement {
  const words = locale.segmentPeople.why;
  const indent = `${Math.min(depth, 5) * 20 + 1}px`;
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      ...(depth > 0 ? [{ type: 'Column', width: indent, items: [] }] : []),
      { type: 'Column', width: 'auto', items: [text(holds ? '✅' : '❌')] },
      {
        type: 'Column',
        width: 'stretch',
        items: present([
          line([{ data: rule, most: 120 }]),
          {
            ...line([holds ? words.holds : words.fails, ...(found ? [' · ', { data: found, most: 120 }] : [])], {
              subtle: true,
              small: true,
            }),
            spacing: 'None',
          },
        ]),
      },
    ],
  };
}
