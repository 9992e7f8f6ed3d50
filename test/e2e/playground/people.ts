/** Who and where: ids are fixed, because the bot keeps conversation references. */
export interface Somebody {
  id: string;
  name: string;
  aadObjectId: string;
}

const person = (number: number, name: string): Somebody => ({
  id: `29:person-${number}`,
  name,
  aadObjectId: `00000000-0000-4000-8000-00000000000${number}`,
});

export const ANNA = person(1, 'Anna Visser');
export const BRAM = person(2, 'Bram Bakker');
const OTHERS = [person(3, 'Chen Li'), person(4, 'Dewi Putri'), person(5, 'Eli Cohen'), person(6, 'Fay Jones')];

export const EVERYBODY: readonly Somebody[] = [ANNA, BRAM, ...OTHERS];
export const BOT_NAME = 'Enrichment Steward';
export const TENANT = '00000000-0000-4000-8000-0000000000aa';
const TEAM = '19:team@thread.tacv2';

/** Ids of the conversations, as activities carry them. The General channel has the id of its team. */
export const CONVERSATIONS = {
  personal: 'a:personal-chat',
  group: '19:group-chat@thread.v2',
  channel: TEAM,
} as const;
export type Conversation = keyof typeof CONVERSATIONS;

/** How the side list of the page calls them. */
export const CONVERSATION_NAMES: Record<Conversation, string> = {
  personal: 'Personal Chat',
  group: 'Data office',
  channel: 'Contoso - General',
};

/** The file that Agents Playground reads: the signed-in person and exactly five others. */
export function playgroundConfig(): object {
  const [currentUser, ...users] = EVERYBODY.map(inFull);
  return {
    version: '0.1.1',
    tenantId: TENANT,
    bot: { id: '28:enrichment-steward', name: BOT_NAME },
    currentUser,
    users,
    personalChat: { id: CONVERSATIONS.personal },
    groupChat: { id: CONVERSATIONS.group, name: CONVERSATION_NAMES.group },
    team: {
      id: TEAM,
      name: 'Contoso',
      aadGroupId: '00000000-0000-4000-8000-0000000000bb',
      channels: [{ id: '19:channel@thread.tacv2', name: 'Enrichment' }],
    },
  };
}

function inFull(somebody: Somebody) {
  const [givenName = '', surname = ''] = somebody.name.split(' ');
  const email = `${givenName.toLowerCase()}@contoso.example`;
  return { ...somebody, userPrincipleName: email, givenName, surname, email };
}
