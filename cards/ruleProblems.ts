import type { RuleProblem } from '../services/segments/view.js';
import { type CardElement, present } from './card.js';
import type { Choice } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { note } from './parts.js';
import { safeText } from './safeText.js';

/** More cannot be read at once; the others come when these are put right. */
const MOST_PROBLEMS = 4;
const MOST_SUGGESTIONS = 5;
const AROUND = 50;

export const shownProblems = (problems: readonly RuleProblem[]): RuleProblem[] => problems.slice(0, MOST_PROBLEMS);

/** Each problem with its place in the rule, and with what the data has instead. */
export const problemParts = (text: string, problems: readonly RuleProblem[], locale: Locale): CardElement[] =>
  shownProblems(problems).flatMap((problem) =>
    present([note('problem', problemWords(problem, locale)), text ? placeOf(text, problem) : undefined]),
  );

/** "“Newsletter” is not in the data of Consent option. “Nieuwsbrief” has 2 rows." */
export function problemWords(problem: RuleProblem, locale: Locale): string {
  const { problems, has, thereIs, rows } = locale.segments.typed;
  const short = Object.entries(problem.params).map(([name, given]) => [name, safeText(given, 60)]);
  const instead = problem.suggestions.slice(0, MOST_SUGGESTIONS).map((each) => {
    const text = safeText(unquoted(each.text), 40);
    return each.rows === undefined ? thereIs(text) : has(text, rows(each.rows));
  });
  return [problems[problem.code](Object.fromEntries(short)), ...instead].join(' ');
}

/** The place is marked by signs as well as by weight, and stays in sight in a long rule. */
function placeOf(text: string, { at, length }: RuleProblem): CardElement {
  const end = Math.min(text.length, at + length);
  const before = text.slice(0, at);
  const after = text.slice(end);
  return line([
    before.length > AROUND ? '… ' : undefined,
    before.trim() ? { data: before.slice(-AROUND), most: AROUND } : undefined,
    ' ▶ ',
    { data: text.slice(at, end) || '?', bold: true, most: 60 },
    ' ◀ ',
    after.trim() ? { data: after, most: AROUND } : undefined,
  ]);
}

/** What the data has instead, over all problems that are shown: by their numbers, because what they stand for is data. */
export function suggestionChoices(problems: readonly RuleProblem[], locale: Locale): Choice[] {
  const { choice, rows } = locale.segments.typed;
  return shownProblems(problems).flatMap((problem, index) =>
    problem.suggestions.slice(0, MOST_SUGGESTIONS).map((each, number) => {
      const title = choice(quoted(each.text), quoted(problem.params.text ?? ''));
      return { title: each.rows === undefined ? title : `${title} · ${rows(each.rows)}`, value: `${index}.${number}` };
    }),
  );
}

const quoted = (text: string): string => `“${safeText(unquoted(text), 30)}”`;

/** A suggestion comes as it is typed in a rule. */
const unquoted = (text: string): string => text.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"');

/** The suggestion that a choice stands for. */
export function chosenSuggestion(problems: readonly RuleProblem[], choice: string) {
  const [index, number] = choice.split('.').map(Number);
  const problem = shownProblems(problems)[index ?? -1];
  const suggestion = problem?.suggestions.slice(0, MOST_SUGGESTIONS)[number ?? -1];
  return problem && suggestion && { problem, suggestion };
}
