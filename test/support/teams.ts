import { randomUUID } from 'node:crypto';
import type { AdaptiveCard } from '../../cards/card.js';
import { buttonTitles, checkCard, filled, findButton, findDialogButton, type Given } from './cardForm.js';
import { readable } from './cardText.js';
import { type FakeConnector, type FileAttachment, type Message, type Person, startConnector } from './connector.js';

export type { Message, Person } from './connector.js';

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const BOT = { id: '28:steward', name: 'Enrichment Steward' };

export const ANNA: Person = {
  id: '29:anna',
  name: 'Anna de Vries',
  aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001',
};
export const BRAM: Person = { id: '29:bram', name: 'Bram Bos', aadObjectId: 'bbbbbbbb-0000-4000-8000-000000000002' };
const PEOPLE = [ANNA, BRAM];

/** What a press or a word brought: the card that changed or came last in that chat, and words shown below a card. */
export interface Shown {
  message: Message;
  card: AdaptiveCard;
  /** Everything that can be read, a line a text. */
  text: string;
  buttons: string[];
  /** Words the client shows below the card that was pressed. */
  words?: string;
}

export interface SayOptions {
  /** Attached files (1:1 chat): name and download address. */
  files?: { name: string; downloadUrl: string }[];
  /** Sent as an edit of this message. */
  editOf?: string;
  /** Fields put over the activity. */
  activity?: Record<string, unknown>;
}

export interface PressOptions {
  /** On this card instead of the newest one with the button. */
  on?: Message;
  /** As a client without Action.Execute would: a message with a value. */
  submit?: boolean;
  /** Sends what a client would refuse to send, such as an empty required input. */
  unchecked?: boolean;
  activity?: Record<string, unknown>;
}

/** One person in one conversation, with nothing but what a client receives. */
export interface Chat {
  person: Person;
  conversationId: string;
  /** Types something (outside the 1:1 chat behind an @mention) and resolves to what the bot showed last. */
  say(text: string, options?: SayOptions): Promise<Shown>;
  /** Presses a button of the newest card that has it; `inputs` by label. */
  press(title: string, inputs?: Readonly<Record<string, Given>>, options?: PressOptions): Promise<Shown>;
  /** Presses a button that opens a dialog; resolves to what stands in it. */
  openDialog(title: string, options?: Pick<PressOptions, 'on' | 'activity'>): Promise<Dialog>;
  /** The newest message of the bot here. */
  last(): Shown;
  messages(): Message[];
  /** Answers the question of Teams whether a file may be saved; resolves when the bot has taken note. */
  answer(question: Message, place: UploadPlace | 'decline', activity?: Record<string, unknown>): Promise<number>;
  /** The newest card of Teams' own for a file here. */
  file(kind: 'consent' | 'info'): Promise<Message & { file: FileAttachment }>;
  /** Waits until the text of a message here fits, for what goes on in the background. */
  sees(words: string | RegExp): Promise<Shown>;
  /** Opens the chat for the first time. */
  install(action?: string): Promise<void>;
  send(activity: Record<string, unknown>): Promise<{ status: number; body: unknown }>;
}

/** What a dialog shows: a page, or words in its place. */
export type Dialog = { words: string } | { url: string; fallbackUrl: string; title: string };

/** Where OneDrive would take a file. */
export interface UploadPlace {
  uploadUrl: string;
  uniqueId?: string;
}

export interface Teams {
  connector: FakeConnector;
  personal(person?: Person, options?: { locale?: string }): Chat;
  group(person?: Person, options?: { locale?: string }): Chat;
  channel(person?: Person, options?: { locale?: string }): Chat;
  /** The bot cannot open the 1:1 chat with that person. */
  notInstalledFor(person: Person): void;
  /** After a restart of the bot at another address. */
  pointTo(botUrl: string): void;
  close(): Promise<void>;
}

const GROUP = '19:group@thread.v2';
const CHANNEL = '19:general@thread.tacv2';
const chatWith = (person: Person) => `a:${person.id.slice(3)}`;

/** A client of Teams: a real HTTP connector that takes the bot's replies, and people who write to the real bot over HTTP. */
export async function startTeams(botUrl: string): Promise<Teams> {
  const shut = new Set<string>();
  const world = {
    botUrl,
    connector: await startConnector({
      membersOf: (id) => membersOf(id),
      personalOf: (id) => {
        const person = PEOPLE.find((each) => each.id === id);
        return person && !shut.has(person.id) ? chatWith(person) : undefined;
      },
    }),
  };

  const open =
    (scope: Place['scope'], idOf: (person: Person) => string) =>
    (person: Person = ANNA, { locale = 'en-GB' }: { locale?: string } = {}): Chat =>
      openChat(world, { scope, person, conversationId: idOf(person), locale });

  return {
    connector: world.connector,
    personal: open('personal', chatWith),
    group: open('groupChat', () => GROUP),
    channel: open('channel', () => `${CHANNEL};messageid=1`),
    notInstalledFor: (person) => void shut.add(person.id),
    pointTo(url) {
      world.botUrl = url;
    },
    close: () => world.connector.close(),
  };
}

function membersOf(conversationId: string): Person[] | undefined {
  const [base] = conversationId.split(';');
  if (base === GROUP || base === CHANNEL) return [...PEOPLE];
  const person = PEOPLE.find((each) => chatWith(each) === base);
  return person && [person];
}

interface Place {
  scope: 'personal' | 'groupChat' | 'channel';
  person: Person;
  conversationId: string;
  locale: string;
}

interface World {
  botUrl: string;
  connector: FakeConnector;
}

function openChat(world: World, place: Place): Chat {
  const { connector } = world;
  const { person, conversationId, scope } = place;
  const [base] = conversationId.split(';');
  const messages = () => connector.messages.filter((each) => each.conversationId.split(';')[0] === base);

  async function send(activity: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${world.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...frame(place, connector.url), ...activity }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }

  /** What changed since then, else what stands last. */
  function changed(before: readonly Message[]): Shown {
    const now = messages();
    const fresh = now.filter((each) => !before.some(({ id, updates }) => id === each.id && updates === each.updates));
    return shown(fresh.findLast(({ card }) => card) ?? now.findLast(({ card }) => card));
  }

  async function say(text: string, { files = [], editOf, activity }: SayOptions = {}): Promise<Shown> {
    const before = structuredClone(messages());
    const at = `<at>${BOT.name}</at>`;
    const sent = await send({
      type: editOf ? 'messageUpdate' : 'message',
      ...(editOf && { id: editOf, channelData: { tenant: { id: TENANT }, eventType: 'editMessage' } }),
      text: scope === 'personal' ? text : `${at} ${text}`,
      ...(scope !== 'personal' && { entities: [{ type: 'mention', text: at, mentioned: BOT }] }),
      ...(files.length > 0 && { attachments: files.map(attachment) }),
      ...activity,
    });
    if (sent.status !== 200) throw new Error(`The bot answered ${sent.status}: ${JSON.stringify(sent.body)}`);
    return changed(before);
  }

  async function press(title: string, inputs = {}, options: PressOptions = {}): Promise<Shown> {
    const pressed = options.on ?? messages().findLast(({ card }) => card && findButton(card, title));
    const button = pressed && findButton(pressed.card, title);
    if (!button) throw new Error(`No button "${title}"; the newest card has: ${last().buttons.join(', ')}`);
    const { skipsInputs, data, verb } = button;
    const values = skipsInputs ? {} : filled(pressed.card, inputs, !options.unchecked);
    const value = { ...data, ...values };
    const before = structuredClone(messages());
    if (options.submit) {
      await send({ type: 'message', value, replyToId: pressed.id, ...options.activity });
      return changed(before);
    }
    const action = { type: 'Action.Execute', title, verb, data: value };
    const sent = await send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action },
      replyToId: pressed.id,
      ...options.activity,
    });
    if (sent.status !== 200) throw new Error(`The bot answered ${sent.status}: ${JSON.stringify(sent.body)}`);
    const answer = sent.body as { type: string; value: unknown };
    if (answer.type !== 'application/vnd.microsoft.card.adaptive')
      return { ...changed(before), words: String(answer.value) };
    pressed.card = answer.value as AdaptiveCard;
    return shown(pressed);
  }

  async function openDialog(title: string, { on, activity }: Pick<PressOptions, 'on' | 'activity'> = {}) {
    const pressed = on ?? messages().findLast(({ card }) => card && findDialogButton(card, title));
    const data = pressed && findDialogButton(pressed.card, title);
    if (!data) throw new Error(`No dialog "${title}"; the newest card has: ${last().buttons.join(', ')}`);
    const value = { data, context: { theme: 'default' } };
    const sent = await send({ type: 'invoke', name: 'task/fetch', value, replyToId: pressed.id, ...activity });
    if (sent.status !== 200) throw new Error(`The bot answered ${sent.status}: ${JSON.stringify(sent.body)}`);
    const { task } = sent.body as { task: { type: string; value: unknown } };
    return task.type === 'message' ? { words: String(task.value) } : (task.value as Dialog);
  }

  const last = () => shown(messages().findLast(({ card }) => card));

  async function answer(question: Message, place: UploadPlace | 'decline', activity = {}): Promise<number> {
    const { name = '', content } = question.file ?? {};
    const accepted = place !== 'decline' && {
      uploadInfo: {
        contentUrl: `https://contoso-my.sharepoint.com/personal/anna/Documents/${name}`,
        ...{ name, uploadUrl: place.uploadUrl, uniqueId: place.uniqueId ?? randomUUID() },
        fileType: name.split('.').at(-1),
      },
    };
    const sent = await send({
      ...{ type: 'invoke', name: 'fileConsent/invoke', replyToId: question.id },
      value: {
        ...{ type: 'fileUpload', action: accepted ? 'accept' : 'decline' },
        context: accepted ? content?.acceptContext : content?.declineContext,
        ...accepted,
      },
      ...activity,
    });
    return sent.status;
  }

  return {
    ...{ person, conversationId, say, press, openDialog, last, messages, send, answer },
    file(kind) {
      const fits = ({ file }: Message) => file?.contentType.endsWith(`.${kind}`);
      const found = () => messages().findLast(fits) as (Message & { file: FileAttachment }) | undefined;
      return connector.until(found, `a file card (${kind}) in ${conversationId}`);
    },
    sees: async (words) => {
      const found = () => messages().findLast(({ card }) => card && fits(readable(card), words));
      return shown(await connector.until(found, `${words} in ${conversationId}; last: ${messages().at(-1)?.summary}`));
    },
    async install(action = 'add') {
      await send({ type: 'installationUpdate', action });
      if (action === 'add') await send({ type: 'conversationUpdate', membersAdded: [{ id: BOT.id }, person] });
    },
  };
}

function shown(message: Message | undefined): Shown {
  if (!message?.card) throw new Error('The bot has not answered with a card');
  checkCard(message.card);
  return { message, card: message.card, text: readable(message.card), buttons: buttonTitles(message.card) };
}

const fits = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

const attachment = ({ name, downloadUrl }: { name: string; downloadUrl: string }) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  content: { downloadUrl, uniqueId: randomUUID(), fileType: name.split('.').at(-1) },
});

/** What every activity of Teams carries. */
function frame({ scope, person, conversationId, locale }: Place, serviceUrl: string): Record<string, unknown> {
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: person,
    recipient: BOT,
    conversation: {
      id: conversationId,
      conversationType: scope,
      tenantId: TENANT,
      ...(scope !== 'personal' && { isGroup: true }),
    },
    locale,
    localTimezone: 'Europe/Amsterdam',
    channelData: { tenant: { id: TENANT }, ...(scope === 'channel' && { team: { id: CHANNEL } }) },
  };
}
