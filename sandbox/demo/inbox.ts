import type { Card } from './card.js';

export interface Message {
  id: string;
  text: string;
  card?: Card;
}

/** What a bot has said in one chat, as a client would show it: an update takes the place of what it updates. */
export interface Inbox {
  count(): number;
  /** The newest message with a card. */
  newest(): Message & { card: Card };
  post(content: Omit<Message, 'id'>): string;
  /** False: there is no such message. */
  update(id: string, content: Omit<Message, 'id'>): boolean;
  /** Resolves at the next message or update, or after `ms`. */
  change(ms: number): Promise<void>;
}

export function createInbox(): Inbox {
  const messages: Message[] = [];
  let waiting: (() => void)[] = [];

  function changed(): void {
    for (const go of waiting) go();
    waiting = [];
  }

  return {
    count: () => messages.length,
    newest() {
      const message = messages.findLast((each) => each.card);
      if (!message?.card) throw new Error('The bot has not said anything yet.');
      return { ...message, card: message.card };
    },
    post(content) {
      const id = `message-${messages.length + 1}`;
      messages.push({ id, ...content });
      changed();
      return id;
    },
    update(id, content) {
      const at = messages.findIndex((message) => message.id === id);
      if (at >= 0) messages[at] = { id, ...content };
      changed();
      return at >= 0;
    },
    change: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
