import type { z } from 'zod';
import type { Locale } from '../../cards/locale.js';
import type { Caller } from '../../services/caller.js';
import type { Services } from '../../services/index.js';
import type { Languages } from '../languages.js';
import { BadRequest } from '../requestBody.js';

/** Who asks, known by a token or a link, and the words that he is answered in. */
export interface Visitor {
  caller: Caller;
  locale: Locale;
}

/** What answers are made of. */
export interface PageHouse {
  services: Services;
  languages: Pick<Languages, 'chosen'>;
  /** Leads back to the conversation with the bot. */
  chatUrl: string;
}

/** One thing that pages can ask for below `/tab/api/`. */
export interface Endpoint {
  method: 'get' | 'post';
  /** As restify writes it, one parameter a segment: `enrichments/:id`. */
  path: string;
  /** In development it is also open to whom the state of a token page names: in the header, or without one in the body. */
  entrance?: boolean;
  /** Larger bodies are refused; absent: as large as any. */
  mostBytes?: number;
  /** `asked`: what the body says, and over it what the address says. @throws BadRequest when it is not what is asked for */
  answer(asked: object, visitor: Visitor, house: PageHouse): Promise<object>;
}

/** Input that does not fit its schema never reaches `run`, which gets it with its types. */
export function endpoint<Input>(
  about: Omit<Endpoint, 'answer'>,
  input: z.ZodType<Input>,
  run: (input: Input, visitor: Visitor, house: PageHouse) => Promise<object>,
): Endpoint {
  return {
    ...about,
    async answer(asked, visitor, house) {
      const parsed = input.safeParse(asked);
      // Which part it was is for who writes pages, and is not a secret; its value is.
      if (!parsed.success) throw new BadRequest(400, String(parsed.error.issues[0]?.path[0] ?? 'body'));
      return run(parsed.data, visitor, house);
    },
  };
}
