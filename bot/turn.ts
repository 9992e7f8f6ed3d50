import type { AdaptiveCard } from '../cards/card.js';
import type { Locale } from '../cards/locale.js';
import type { TeamsFile } from '../cards/teamsFile.js';
import type { Caller, Language } from '../services/caller.js';
import type { Upload } from '../services/dataSources.js';
import type { Services } from '../services/index.js';
import type { ConversationRef } from '../services/notifications.js';
import type { PageTarget } from '../services/pageLinks.js';
import type { Subject } from '../services/subject.js';

export type Scope = 'personal' | 'groupChat' | 'channel';

export interface Person {
  userId: string;
  name: string;
}

/** One activity as commands and actions see it: nothing of the SDK, and nothing that was not checked. */
export interface Turn {
  caller: Caller;
  scope: Scope;
  /** Where this is said. What is pressed on a card is about this place, whatever its data says. */
  conversation: ConversationRef;
  /** When: epoch milliseconds. */
  at: number;
  /** The caller's language in the 1:1 chat, the conversation's elsewhere. */
  locale: Locale;
  /** The caller's own language: for cards that go to the 1:1 chat, wherever they were asked for. */
  own: Locale;
  services: Services;
  /** Addresses of pages, for cards that go to the 1:1 chat and no others: in development an address says who reads. */
  pages: { to(target: PageTarget): Promise<string> };
  /** Files attached to the message (1:1 chat only). */
  files: Upload[];
  /** People of this conversation, at most 200, the bot left out. */
  members(): Promise<Person[]>;
  /** Remembers the caller's language (in a channel or group chat: the conversation's). */
  speak(language: Language): Promise<Locale>;
}

/** What a command or an action gives back; it never sends by itself. */
export interface Answer {
  card: AdaptiveCard;
  /** The card shows something that goes on: it is drawn again, in place, when that changes. */
  live?: Subject;
  /** `personal`: the card holds a form or somebody's data and goes to the 1:1 chat, wherever it was asked for. */
  to?: 'here' | 'personal';
  /** A file that Teams asks about with a card of its own, posted below in the 1:1 chat; elsewhere Teams does not know it. */
  file?: TeamsFile;
}

export interface Command {
  name: string;
  /** Further words that start it, in any letter case; the first Dutch one stands in the Dutch help and manifest. */
  words: { en: readonly string[]; nl: readonly string[] };
  /** Continues in the 1:1 chat when typed elsewhere. */
  personal?: boolean;
  /** `args`: what follows the command's word; quoted parts are one argument, without the quotes. `rest`: the same as it was typed. */
  run(args: readonly string[], turn: Turn, rest: string): Promise<Answer>;
}

/** One card verb. The router parses `data` with `input` and only then calls `run`. */
export interface Action {
  verb: string;
  /** Refused outside the 1:1 chat, where a forged or forwarded card would show somebody's data. */
  personal?: boolean;
  answer(data: Readonly<Record<string, unknown>>, turn: Turn): Promise<Answer>;
}
