import type { z } from 'zod';
import type { Form } from '../cards/form.js';
import type { Locale } from '../cards/locale.js';
import { ServiceError } from '../services/errors.js';
import type { Action, Answer, Turn } from './turn.js';

type Data = Readonly<Record<string, unknown>>;

/** A button without inputs, or with optional ones. Data of the wrong shape is answered as an outdated card. */
export function onButton<Input>(
  verb: string,
  input: z.ZodType<Input>,
  run: (input: Input, turn: Turn) => Promise<Answer>,
  options: Pick<Action, 'personal'> = {},
): Action {
  return {
    verb,
    ...options,
    async answer(data, turn) {
      const parsed = input.safeParse(data);
      if (!parsed.success) throw new ServiceError('cardOutdated');
      return run(parsed.data, turn);
    },
  };
}

/** A form: what does not fit its schema draws the same form again, values kept, a problem below each input. */
export function onForm<View, Input>(
  form: Form<View, Input>,
  parts: { run(input: Input, turn: Turn): Promise<Answer>; view(data: Data, turn: Turn): Promise<View> },
): Action {
  return {
    verb: form.verb,
    personal: true,
    async answer(data, turn) {
      const parsed = form.input.safeParse(data);
      if (parsed.success) return parts.run(parsed.data, turn);
      const view = await parts.view(data, turn);
      return { card: form.draw(view, turn.locale, { values: data, problems: problemsOf(parsed.error, turn.locale) }) };
    },
  };
}

/** Messages of the schemas are keys of `locale.inputs`; what zod says by itself means "cannot be used". */
export function problemsOf(error: z.ZodError, locale: Locale): Record<string, string> {
  const words = (message: string) => (message in locale.inputs ? message : 'invalid') as keyof Locale['inputs'];
  return Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), locale.inputs[words(message)]]));
}
