import { z } from 'zod';
import type { ImportFile } from '../services/dataSources.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { choiceKey, fitting } from './choices.js';
import type { Form } from './form.js';
import { choiceInput, textInput } from './inputs.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';

/** Files of the import folder, newest first. */
export interface FilesView {
  files: readonly ImportFile[];
}

const Input = z.object({
  file: z.string().max(40, 'unknownChoice').optional(),
  fileTyped: z.string().trim().max(1000, 'tooLong').optional(),
});

/** Which file of the import folder. */
export const importFileForm: Form<FilesView, z.infer<typeof Input>> = {
  verb: 'openFile',
  input: Input,
  draw({ files }, locale, typed) {
    const words = locale.data.choose;
    const { choices, more } = fitting(
      files.map(({ path, bytes, changedAt }) => ({
        title: words.file(safeText(path, 30), locale.bytes(bytes), locale.dateTime(changedAt)),
        value: choiceKey(path),
      })),
    );
    const { label, required } = words;
    const empty = files.length === 0;
    return card(locale, {
      fallbackText: words.title,
      body: [
        heading(words.title),
        empty ? note('info', words.none) : text(words.intro),
        empty
          ? undefined
          : choiceInput({
              id: 'file',
              label,
              choices,
              value: choices[0]?.value,
              ...(more === 0 && { required }),
              typed,
            }),
        more > 0 ? text(words.more(more), { subtle: true, small: true }) : undefined,
        more > 0 ? textInput({ id: 'fileTyped', label: words.typed, maxLength: 1000, typed }) : undefined,
      ],
      actions: [
        empty ? undefined : button('openFile', locale.general.next, {}, { style: 'positive' }),
        button(
          'command',
          empty ? locale.general.back : locale.general.cancel,
          { command: 'data' },
          { skipInputs: true },
        ),
      ],
    });
  },
};
