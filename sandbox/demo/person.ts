import { randomUUID } from 'node:crypto';
import { type Button, buttonsOf, type Card, linesOf } from './card.js';
import type { Chat } from './connector.js';
import { type Entries, filled, told } from './fill.js';

/** Somebody in the 1:1 chat with the bot, who reads cards and presses buttons. All give what is shown in the end. */
export interface Person {
  /** The app is added to the chat. */
  install(): Promise<string>;
  say(words: string): Promise<string>;
  /** Fills inputs and presses a button of the newest card. */
  press(title: string, entries?: Entries): Promise<string>;
  /** Waits until the newest card shows this. */
  sees(words: string | RegExp, ms?: number): Promise<string>;
  /** The answer that took longest so far. */
  slowest(): { ms: number; to: string };
}

export interface PersonParts {
  chat: Chat;
  /** Addresses of the bot and of the service that it writes to. */
  bot: string;
  connector: string;
  /** Writes the conversation down. */
  print(who: string, lines: string[]): void;
}

const PATIENCE_MS = 20_000;

export function createPerson(parts: PersonParts): Person {
  const { inbox, member } = parts.chat;
  const shown = () => linesOf(inbox.newest().card).join('\n');
  let slowest = { ms: 0, to: '' };
  let printed = '';

  /** Cards that go on are written down when they are looked at. */
  function read(): string {
    const lines = linesWithButtons(inbox.newest().card);
    if (lines.join('\n') !== printed) parts.print('Enrichment Steward', lines);
    printed = lines.join('\n');
    return shown();
  }

  /** From the moment somebody acts until he sees an answer. */
  async function timed(to: string, act: Promise<void>): Promise<string> {
    const began = performance.now();
    await act;
    const ms = Math.round(performance.now() - began);
    if (ms > slowest.ms) slowest = { ms, to };
    return read();
  }

  return {
    install: () => timed('install', say(parts, { type: 'installationUpdate', action: 'add' })),
    say(words) {
      parts.print(member.name, [words]);
      return timed(words, say(parts, { type: 'message', text: words }));
    },
    press(title, entries = {}) {
      const button = buttonsOf(inbox.newest().card).find((each) => each.title === title);
      if (!button) throw new Error(`There is no button "${title}" here:\n${shown()}`);
      parts.print(member.name, [...told(entries), `(presses ${title})`]);
      return timed(title, press(parts, button, entries));
    },
    async sees(words, ms = PATIENCE_MS) {
      const fits = () => (typeof words === 'string' ? shown().includes(words) : words.test(shown()));
      for (const end = Date.now() + ms; !fits(); await inbox.change(500)) {
        if (Date.now() > end) throw new Error(`"${words}" was expected, and this is shown:\n${shown()}`);
      }
      return read();
    },
    slowest: () => slowest,
  };
}

/** A message is answered by a message of its own. */
async function say(parts: PersonParts, content: object): Promise<void> {
  const { inbox } = parts.chat;
  const before = inbox.count();
  await send(parts, content);
  for (const end = Date.now() + PATIENCE_MS; inbox.count() === before; await inbox.change(500)) {
    if (Date.now() > end) throw new Error('The bot did not answer.');
  }
}

/** The answer to a button takes the place of its card. */
async function press(parts: PersonParts, { title, verb, data, withInputs }: Button, entries: Entries): Promise<void> {
  const { id, card } = parts.chat.inbox.newest();
  const all = withInputs ? { ...data, ...filled(card, entries) } : data;
  const value = { action: { type: 'Action.Execute', title, verb, data: all }, trigger: 'manual' };
  const answer = await send(parts, { type: 'invoke', name: 'adaptiveCard/action', replyToId: id, value });
  const { value: drawn } = answer as { value?: Card | string };
  if (typeof drawn === 'object') parts.chat.inbox.update(id, { text: '', card: drawn });
}

async function send({ bot, connector, chat }: PersonParts, content: object): Promise<unknown> {
  const activity = {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector,
    timestamp: new Date().toISOString(),
    locale: 'en-GB',
    from: chat.member,
    recipient: { id: '28:enrichment-steward', name: 'Enrichment Steward' },
    conversation: { id: chat.id, conversationType: 'personal', tenantId: chat.tenantId },
    channelData: { tenant: { id: chat.tenantId } },
    ...content,
  };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${bot}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  const text = await response.text();
  if (!response.ok) throw new Error(`The bot answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

function linesWithButtons(card: Card): string[] {
  const titles = buttonsOf(card).map(({ title }) => `[${title}]`);
  return titles.length > 0 ? [...linesOf(card), titles.join(' ')] : linesOf(card);
}
