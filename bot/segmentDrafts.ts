import { DraftInput, draftRef } from '../cards/draft.js';
import type { Typed } from '../cards/inputs.js';
import { type RuleView, ruleForm } from '../cards/ruleForm.js';
import { type BuildView, segmentForm } from '../cards/segmentForm.js';
import { type PreviewView, segmentPreviewForm } from '../cards/segmentPreviewForm.js';
import type { Draft } from '../services/drafts.js';
import { ServiceError } from '../services/errors.js';
import type { SegmentDraft } from '../services/segments/draft.js';
import type { RulePreview, RuleProblem } from '../services/segments.js';
import { onButton } from './action.js';
import { guardName, segmentsAnswer } from './segmentAnswers.js';
import type { Action, Answer, Turn } from './turn.js';

export type RuleDraft = Draft<SegmentDraft>;

/** A new rule, or that of a segment which is changed; what the caller was at before makes way. */
export async function startRule(turn: Turn, state: Partial<SegmentDraft> = {}): Promise<RuleDraft> {
  const { services, caller } = turn;
  await services.access.require(caller, 'contributor');
  return services.segments.drafts.start(caller, { before: [], ...state });
}

/** The draft that a card was drawn from. @throws ServiceError `draftGone`, `cardOutdated` */
export async function openRule(input: DraftInput, { services, caller }: Turn): Promise<RuleDraft> {
  await services.access.require(caller, 'contributor');
  return services.segments.drafts.open(caller, draftRef(input));
}

/** The draft as it is by now, for a form that is drawn again. @throws ServiceError `draftGone` */
export async function presentRule({ services, caller }: Turn): Promise<RuleDraft> {
  await services.access.require(caller, 'contributor');
  const draft = await services.segments.drafts.find(caller);
  if (!draft) throw new ServiceError('draftGone');
  return draft;
}

/** A card of an earlier step is answered with the present one; one whose rule is saved or cancelled, with the list. */
export async function orPresent(turn: Turn, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (isCode(error, 'draftGone')) return ended(turn);
    if (!isCode(error, 'cardOutdated')) throw error;
  }
  const draft = await turn.services.segments.drafts.find(turn.caller);
  return draft
    ? buildAnswer(draft, turn, { note: { kind: 'info', words: turn.own.segments.form.stale } })
    : ended(turn);
}

const ended = (turn: Turn) => segmentsAnswer(0, turn, { kind: 'info', words: turn.locale.segments.ended });

const isCode = (error: unknown, code: ServiceError['code']): boolean =>
  error instanceof ServiceError && error.code === code;

/** A button of a rule under construction that needs nothing but the draft. */
export const onRule = (verb: string, run: (draft: RuleDraft, turn: Turn) => Promise<Answer>): Action =>
  onButton(verb, DraftInput, (input, turn) => orPresent(turn, async () => run(await openRule(input, turn), turn)), {
    personal: true,
  });

/** Reads a text into the draft: its preview, or what has to be put right first. */
export async function readInto(
  draft: RuleDraft,
  text: string,
  turn: Turn,
  options: { acceptUnknown?: boolean } = {},
): Promise<Answer> {
  const { services, caller } = turn;
  const read = await services.segments.read(caller, text, options);
  if ('problems' in read) {
    const kept = await services.segments.drafts.save(draft, { ...draft.state, text });
    return ruleAnswer(kept, turn, { text, ...(await problemsOf(read.problems, text, turn)) });
  }
  const { text: _read, ...state } = draft.state;
  const before = [...state.before, state.rule ?? null];
  return previewAnswer(await services.segments.drafts.save(draft, { ...state, rule: read.rule, before }), turn);
}

/** What can be done about the problems of a text beside putting it right. */
async function problemsOf(problems: readonly RuleProblem[], text: string, { services, caller }: Turn) {
  const unknown = problems.filter(({ code }) => code === 'valueUnknown');
  const only = unknown.length === problems.length;
  const canKeep = only && 'rule' in (await services.segments.read(caller, text, { acceptUnknown: true }));
  const bare = unknown.some(({ suggestions }) => suggestions.length === 0);
  const noConsent = bare && !canKeep && (await services.consent.options(caller)).length === 0;
  return { problems, canKeep, noConsent };
}

/** The rule as text: what was typed and could not be read, or else the rule that there is, in the words of the reader. */
export async function ruleAnswer(draft: RuleDraft, turn: Turn, shown?: Omit<RuleView, 'draft'>): Promise<Answer> {
  const view = shown ?? { text: await textOf(draft, turn), problems: [] };
  return { card: ruleForm.draw({ draft: draft.ref, ...view }, turn.own), to: 'personal' };
}

export async function textOf({ state }: RuleDraft, { services, caller, own }: Turn): Promise<string> {
  if (state.text !== undefined) return state.text;
  if (!state.rule) return '';
  return (await services.segments.preview(caller, state.rule, state.segment)).words[own.language];
}

/** What the rule of the draft would give; without a rule, the form that builds one. */
export async function previewAnswer(draft: RuleDraft, turn: Turn, typed?: Typed): Promise<Answer> {
  const view = await previewView(draft, turn);
  if (!view) return buildAnswer(draft, turn);
  return { card: segmentPreviewForm.draw(view, turn.own, typed), to: 'personal' };
}

export async function previewView({ ref, state }: RuleDraft, turn: Turn): Promise<PreviewView | undefined> {
  const { services, caller } = turn;
  const { rule, segment, name, kind } = state;
  if (!rule) return undefined;
  const preview = await services.segments.preview(caller, rule, segment);
  const guard = await guardOf(segment, turn);
  return {
    ...{ draft: ref, preview, editing: segment !== undefined },
    ...(guard !== undefined && { guard }),
    ...(name !== undefined && { name }),
    ...(kind && { kind }),
  };
}

/** A segment that is excepted from the guard stays so when its rule is changed. */
async function guardOf(segment: string | undefined, turn: Turn): Promise<string | undefined> {
  if (segment === undefined) return guardName(turn);
  const { guard } = await turn.services.segments.find(turn.caller, segment);
  return guard && !guard.override ? guard.option : undefined;
}

export async function buildAnswer(
  draft: RuleDraft,
  turn: Turn,
  shown: { note?: BuildView['note']; typed?: Typed } = {},
): Promise<Answer> {
  const view = { ...(await buildView(draft, turn)), ...(shown.note && { note: shown.note }) };
  return { card: segmentForm.draw(view, turn.own, shown.typed), to: 'personal' };
}

export async function buildView({ ref, state }: RuleDraft, { services, caller, own }: Turn): Promise<BuildView> {
  const preview = state.rule && (await services.segments.preview(caller, state.rule, state.segment));
  const options = await services.consent.options(caller);
  return {
    ...{ draft: ref, editing: state.segment !== undefined, canUndo: state.before.length > 0 },
    ...{ attributes: await services.segments.attributes(caller), options: options.map(({ option }) => option) },
    ...(preview && {
      rule: { ...figuresOf(preview), words: preview.words[own.language] },
    }),
  };
}

const figuresOf = ({ members, profiles, estimated }: RulePreview) => ({
  ...{ members, profiles },
  ...(estimated && { estimated }),
});
