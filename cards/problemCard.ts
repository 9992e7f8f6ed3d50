import type { ErrorCode } from '../services/errors.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, value } from './parts.js';
import { safeText } from './safeText.js';

export interface Problem {
  code: ErrorCode;
  params: Readonly<Record<string, string | number>>;
}

/** Where the next step is a command, it is one press away. */
const NEXT: Partial<
  Record<ErrorCode, 'setup' | 'data' | 'unification' | 'enrichments' | 'run' | 'segments' | 'measures' | 'status'>
> = {
  draftGone: 'setup',
  notFound: 'enrichments',
  tokenMissing: 'setup',
  tokenUnreadable: 'setup',
  tokenRefused: 'setup',
  creditsOrProgram: 'status',
  providerUnreachable: 'status',
  providerBusy: 'status',
  consentMissing: 'setup',
  consentOutdated: 'setup',
  connectionMissing: 'setup',
  noProfiles: 'data',
  fileNotFound: 'data',
  fileNotAllowed: 'data',
  fileTooLarge: 'data',
  enrichmentInactive: 'enrichments',
  runActive: 'status',
  planExpired: 'run',
  runNotActive: 'run',
  linkExpired: 'enrichments',
  segmentInUse: 'enrichments',
  segmentOutdated: 'segments',
  segmentEmpty: 'segments',
  segmentInactive: 'segments',
  previewOutdated: 'unification',
  attributeGone: 'measures',
};

function nextCommand({ code, params }: Problem) {
  const isOfSegment = (code === 'notFound' && params.what === 'segment') || params.segment !== undefined;
  if (code === 'notFound' && params.what === 'measure') return 'measures';
  return isOfSegment ? 'segments' : NEXT[code];
}

/** Where it is known which segment it is about, the next step is its own. */
function aboutSegment({ code, params: { segment } }: Problem, { exports: words }: Locale): CardElement | undefined {
  if (segment === undefined) return undefined;
  const look = { style: 'positive' } as const;
  if (code === 'segmentOutdated') return button('refreshSegment', words.refreshSegment, { segment }, look);
  if (code === 'segmentEmpty') return button('showSegment', words.viewSegment, { segment }, look);
  return code === 'linkExpired' ? button('planExport', words.again, { segment }, look) : undefined;
}

/** What happened, and what to do next. The words may hold names of the administrator's own, so they are not markdown. */
export function problemCard(problem: Problem, locale: Locale): AdaptiveCard {
  const { next } = locale.errors[problem.code];
  const own = aboutSegment(problem, locale);
  const command = nextCommand(problem);
  return card(locale, {
    fallbackText: `${locale.general.problem}. ${next}`,
    body: [
      heading(locale.general.problem),
      note('problem', messageOf(problem, locale)),
      value(locale.general.nextStep(next), { most: 600 }),
    ],
    actions: [
      own,
      command && button('command', locale.general.open[command], { command }, own ? {} : { style: 'positive' }),
      button('command', locale.general.open.help, { command: 'help' }),
    ],
  });
}

/** The same in one line, for where no card can stand. */
export const problemText = (problem: Problem, locale: Locale): string =>
  `${messageOf(problem, locale)} ${locale.errors[problem.code].next}`;

/** Below an input of the form that puts it right. */
export const problemBelow = (problem: Problem, locale: Locale): string => {
  const { here, next } = locale.errors[problem.code];
  return `${messageOf(problem, locale)} ${here ?? next}`;
};

/** A name of 10,000 characters must not push the rest of the sentence out. */
export function messageOf({ code, params }: Problem, locale: Locale): string {
  const short = Object.entries(params).map(([name, given]) => [
    name,
    typeof given === 'string' ? safeText(given, 80) : given,
  ]);
  return locale.errors[code].message(Object.fromEntries(short));
}
