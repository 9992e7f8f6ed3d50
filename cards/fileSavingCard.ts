import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, text, value } from './parts.js';
import { messageOf, type Problem } from './problemCard.js';
import type { FileContext } from './teamsFile.js';

export interface FileSaving {
  state: 'saving' | 'saved' | 'declined' | 'repeated' | 'failed';
  /** Unknown where nothing was looked up. */
  name?: string;
  /** Why it failed. */
  problem?: Problem;
}

const KINDS = { saving: 'info', saved: 'good', declined: 'info', repeated: 'info', failed: 'problem' } as const;

/** What became of a file that Teams asked about: it takes the place of that question. */
export function fileSavingCard(
  { state, name, problem }: FileSaving,
  context: FileContext,
  locale: Locale,
): AdaptiveCard {
  const { exports: words, general } = locale;
  const said = problem ? messageOf(problem, locale) : state === 'failed' ? general.problem : words.save[state];
  const data = { export: context.export, file: context.file };
  const retry = state === 'declined' || state === 'failed';
  return card(locale, {
    fallbackText: state === 'failed' ? general.problem : words.save[state],
    body: [
      heading(words.save.button),
      name === undefined ? undefined : { ...value(name, { bold: true, most: 120 }), spacing: 'None' },
      note(KINDS[state], said),
      problem && text(general.nextStep(locale.errors[problem.code].next), { subtle: true }),
    ],
    actions: [
      retry ? button('saveExportFile', words.save.button, data) : undefined,
      state === 'saving' ? undefined : button('showSegments', locale.segments.title),
    ],
  });
}
