import type { ExportFileKind, SegmentExportView } from '../services/exports.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceInput } from './inputs.js';
import { line, listRow, tally } from './listParts.js';
import type { Locale } from './locale.js';
import { facts, heading, note, subheading, text, value } from './parts.js';
import { SIGNS } from './segmentParts.js';

/** The export of a segment, while it is made and after. What it links to is personal data, so it stands in the 1:1 chat only. */
export function segmentExportCard(view: SegmentExportView, locale: Locale): AdaptiveCard {
  const words = locale.exports;
  const { state, segment } = view;
  return card(locale, {
    fallbackText: state === 'Successful' ? words.card.summary(view.exported) : stateText(view, locale),
    body: [
      heading(words.title),
      { ...value(segment.name, { bold: true, most: 80 }), spacing: 'None' },
      { ...text(`${SIGNS[state]} ${locale.segments.states[state]}`), spacing: 'Small' },
      ...(state === 'Successful' ? result(view, locale) : [stateNote(view, locale)]),
      state === 'Refreshing' ? text(words.card.comesHere, { subtle: true, small: true }) : undefined,
      view.withRefresh ? text(words.card.withRefresh, { subtle: true, small: true }) : undefined,
    ],
    actions: buttons(view, locale),
  });
}

const stateText = ({ state, failure }: SegmentExportView, { exports: { card: words } }: Locale): string =>
  state === 'Failed' ? words.failed(failure?.reference ?? '–') : words.beingMade;

const stateNote = (view: SegmentExportView, locale: Locale): CardElement =>
  note(view.state === 'Failed' ? 'problem' : 'info', stateText(view, locale));

function result(view: SegmentExportView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.exports.card;
  const { exported, removedByConsent, removedSinceLast, consentAsOf, hash, endedAt } = view;
  return [
    tally([
      { label: words.exported, value: locale.number(exported) },
      { label: words.removedByConsent, value: locale.number(removedByConsent) },
      { label: words.removedSinceLast, value: locale.number(removedSinceLast) },
    ]),
    removedByConsent > 0 ? text(words.leftOut, { subtle: true, small: true }) : undefined,
    removedSinceLast > 0 ? note('warning', words.takeOut) : undefined,
    facts([
      endedAt === undefined ? undefined : [words.exportedAt, locale.dateTime(endedAt)],
      consentAsOf === undefined ? undefined : [words.consentAsOf, locale.dateTime(consentAsOf)],
    ]),
    hash === undefined
      ? undefined
      : line([`${words.hash} · `, { data: hash.match(/.{1,8}/g)?.join(' ') ?? '', most: 80 }], {
          subtle: true,
          small: true,
        }),
    ...files(view, locale),
  ];
}

function files({ files, oneDrive }: SegmentExportView, locale: Locale): CardElement[] {
  const words = locale.exports.card;
  const [first] = files;
  if (!first) return [note('info', oneDrive ? words.endedSaved : words.ended)];
  const until = locale.time(Math.min(...files.map(({ link }) => link.expiresAt)));
  return present([
    subheading(words.columns),
    ...files.map((file) => fileRow(file, locale)),
    text(oneDrive ? words.untilSaved(until) : words.until(until), { subtle: true, small: true }),
    note('warning', words.personalData),
    oneDrive ? chooseFile(files, locale) : undefined,
  ]);
}

type Offered = SegmentExportView['files'][number];

const fileRow = ({ kind, link }: Offered, locale: Locale): CardElement =>
  listRow({
    title: locale.exports.card.files[kind],
    details: [{ data: link.name, most: 60 }, ...(kind === 'manifest' ? [] : [locale.exports.card.rows(link.rows)])],
    aside: locale.bytes(link.bytes),
  });

/** One list with one button, never a button a row. */
const chooseFile = (files: readonly Offered[], locale: Locale): CardElement =>
  choiceInput({
    id: 'file',
    label: locale.exports.save.file,
    value: files[0]?.kind,
    choices: files.map(({ kind }) => ({ title: locale.exports.card.files[kind], value: kind })),
  });

const KINDS: readonly ExportFileKind[] = ['members', 'removed', 'manifest'];

/** At most six: three files, what to do once more, now or with each refresh, and the segment. */
function buttons({ id, state, segment, files, oneDrive, withRefresh }: SegmentExportView, locale: Locale) {
  const words = locale.exports;
  const about = { segment: segment.id };
  const links = KINDS.flatMap((kind) => files.filter((file) => file.kind === kind)).map(({ kind, link: { url } }) =>
    link(words.card.download[kind], url),
  );
  const save = button('saveExportFile', words.save.button, { export: id }, { style: 'positive' });
  const offered = oneDrive ? [save] : links;
  const urgent = files.length === 0 ? ({ style: 'positive' } as const) : {};
  return [
    ...(files.length > 0 ? offered : []),
    state === 'Refreshing' ? undefined : button('planExport', words.again, about, { ...urgent, skipInputs: true }),
    state === 'Successful' ? mark({ segment: segment.id, on: !withRefresh }, locale) : undefined,
    button('showSegment', words.viewSegment, about, { skipInputs: true }),
  ];
}

/** Says what will be, so that a second press changes nothing. */
const mark = (about: { segment: string; on: boolean }, { exports: words }: Locale) =>
  button('markRefreshed', about.on ? words.withRefresh : words.notWithRefresh, about, { skipInputs: true });
