import { z } from 'zod';
import type { MemberPage } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { choiceInput } from './inputs.js';
import { listRow } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, text, value } from './parts.js';
import { SegmentInput } from './segmentsCard.js';

const Key = z.number().int().optional().catch(undefined);

export const MembersInput = SegmentInput.extend({ after: Key, before: Key });
export type MembersInput = z.infer<typeof MembersInput>;

/** Members by CustomerId, a page at a time. It shows names, so it stands in the 1:1 chat only. */
export function membersCard(page: MemberPage, locale: Locale): AdaptiveCard {
  const words = locale.segmentPeople.members;
  const { segment, rows, refreshedAt } = page;
  const asOf = refreshedAt === undefined ? undefined : locale.segments.refreshed(locale.dateTime(refreshedAt));
  return card(locale, {
    fallbackText: words.summary(page.total),
    body: [
      heading(words.title),
      { ...value(segment.name, { bold: true, most: 80 }), spacing: 'None' },
      {
        ...text([words.total(page.total), asOf].filter(Boolean).join(' · '), { subtle: true, small: true }),
        spacing: 'None',
      },
      ...rows.map(({ customerId, name }) =>
        listRow({ title: name, details: [], aside: `${words.customerId} ${customerId}` }),
      ),
      rows.length > 0 ? choose(rows, locale) : text(words.none),
    ],
    actions: buttons(page, locale),
  });
}

const choose = (rows: MemberPage['rows'], locale: Locale): CardElement =>
  choiceInput({
    id: 'person',
    label: locale.segmentPeople.members.member,
    value: String(rows[0]?.customerId),
    choices: rows.map(({ customerId, name }) => ({ title: name || '–', value: String(customerId) })),
  });

function buttons({ segment, rows, next, previous }: MemberPage, locale: Locale): (CardElement | undefined)[] {
  const words = locale.segmentPeople.members;
  const id = { segment: segment.id };
  const skip = { skipInputs: true };
  return [
    rows.length > 0 ? button('explainMember', words.why, id) : undefined,
    previous === undefined
      ? undefined
      : button('showMembers', locale.general.previousPage, { ...id, before: previous }, skip),
    next === undefined ? undefined : button('showMembers', locale.general.nextPage, { ...id, after: next }, skip),
    button('showSegment', words.segment, id, skip),
  ];
}
