import type { Connection, ConsentReceipt, Settings } from '../storage/settings.js';
import type { Caller, Language } from './caller.js';
import { nextName, tokenAge } from './connections/describe.js';
import type { ConnectionsParts } from './connections/parts.js';
import { type Alongside, createTokens } from './connections/tokens.js';
import { ServiceError } from './errors.js';
import { PRIVACY_TEXT_VERSION } from './privacyText.js';

/** What of a connection may be shown: never the token. */
export interface ConnectionView {
  id: string;
  name: string;
  /** The last four characters of the token. */
  tokenEnding: string;
  tokenAddedAt: number;
  /** Leadspace advises a new token after 6 months and lets it expire after 24 (`rotate` from 6, `expiring` from 22). */
  tokenAge: 'fresh' | 'rotate' | 'expiring' | 'expired';
  verifiedAt?: number;
  consent: ConsentReceipt;
  /** False when the privacy text has changed since: nothing is sent until it is agreed to again. */
  consentIsCurrent: boolean;
  /** True when the address is the local sandbox; every connection, run and result card says so. */
  sandbox: boolean;
  /** Names of the enrichments that use it. */
  usedBy: string[];
}

/** The wording that was on the screen when I agree was ticked. */
export interface AgreedText {
  version: string;
  hash: string;
  language: Language;
}

export interface ConnectRequest {
  name?: string;
  /** The token itself, or the id of one that `stage` took in. */
  token: { plain: string } | { staged: string };
  agreed: AgreedText;
  /** False: "save without verifying", offered when the provider could not be reached. */
  verify: boolean;
}

/** A token that was taken in and belongs to no connection yet. */
export interface StagedToken {
  id: string;
  /** Its last four characters; empty of a token under 12. */
  ending: string;
}

export interface Connections {
  list(caller: Caller): Promise<ConnectionView[]>;
  /** @throws `connectionMissing` */
  get(caller: Caller, id: string): Promise<ConnectionView>;
  /**
   * Encrypts a token before anything else is done with it, and keeps it under an opaque id for 24 hours; `alongside` is written in the
   * same transaction, so that there are both or neither. @throws `tokenMissing`, `tokenRefused`: no token looks like that
   */
  stage(caller: Caller, token: string, alongside?: Alongside): Promise<StagedToken>;
  /** Whether a token that the caller staged is still there. */
  isStaged(caller: Caller, id: string): Promise<boolean>;
  /** @throws `tokenRefused`, `creditsOrProgram`, `providerUnreachable`, `providerBusy`, `providerAnswerUnknown`, `consentOutdated` */
  connect(caller: Caller, request: ConnectRequest): Promise<ConnectionView>;
  /** A new token on the same connection; the consent stays. Runs on hold for the token go on. Errors as for `connect`. */
  replaceToken(caller: Caller, id: string, request: Pick<ConnectRequest, 'token' | 'verify'>): Promise<ConnectionView>;
  /** Agreed again after the text changed. */
  renewConsent(caller: Caller, id: string, agreed: AgreedText): Promise<ConnectionView>;
}

/** What other services need of connections. */
export interface ConnectionKeeper {
  /** The token in clear, for the call at hand only. @throws `connectionMissing`, `tokenUnreadable` */
  tokenOf(connectionId: string): Promise<string>;
  /** Whether the receipt is for the privacy text as it is now and for the address that is configured now. */
  consentIsCurrent(receipt: ConsentReceipt): boolean;
  /** Deletes tokens that were staged more than 24 hours ago; called at start and every hour. */
  sweep(): Promise<number>;
}

export function createConnections(parts: ConnectionsParts): Connections & ConnectionKeeper {
  const { documents, access } = parts;
  const tokens = createTokens(parts);

  function view(settings: Settings, id: string): ConnectionView {
    return toView(parts, connectionIn(settings, id), settings);
  }

  return {
    async list(caller) {
      await access.require(caller, 'viewer');
      const settings = documents.read();
      return settings.connections.map((connection) => toView(parts, connection, settings));
    },
    async get(caller, id) {
      await access.require(caller, 'viewer');
      return view(documents.read(), id);
    },
    async stage(caller, token, alongside) {
      await access.require(caller, 'administrator');
      return tokens.stage(caller, token, alongside);
    },
    isStaged: async (caller, id) => (await tokens.find(caller, id)) !== undefined,
    async connect(caller, request) {
      await access.require(caller, 'administrator');
      const id = parts.newId();
      return view(await connect(parts, tokens, { caller, id, ...request }), id);
    },
    async replaceToken(caller, id, request) {
      await access.require(caller, 'administrator');
      return view(await replaceToken(parts, tokens, { caller, id, ...request }), id);
    },
    async renewConsent(caller, id, agreed) {
      await access.require(caller, 'administrator');
      return view(await renewConsent(parts, caller, id, agreed), id);
    },
    tokenOf: async (id) => tokens.open(connectionIn(documents.read(), id)),
    consentIsCurrent: (receipt) => isCurrent(parts, receipt),
    sweep: () => tokens.sweep(),
  };
}

type Tokens = ReturnType<typeof createTokens>;
type Replacing = { caller: Caller; id: string } & Pick<ConnectRequest, 'token' | 'verify'>;

async function connect(
  parts: ConnectionsParts,
  tokens: Tokens,
  request: { caller: Caller; id: string } & ConnectRequest,
) {
  const { caller, id } = request;
  const subject = `connection:${id}`;
  const consent = receiptOf(parts, caller, request.agreed);
  const taken = await tokens.take(caller, request.token);
  const verifiedAt = request.verify ? await tokens.verify(caller, taken, subject) : undefined;
  const made = { createdAt: parts.clock.now(), createdBy: caller.userId, consent };
  const { textVersion, language } = consent;
  const details = { textVersion, language, verified: verifiedAt !== undefined };
  return parts.changeSettings(
    { caller, action: 'connection.create', subject, details },
    ({ connections }) => {
      const name = nextName(request.name, connections);
      connections.push({ id, name, ...tokens.seal(id, taken.token, verifiedAt), ...made });
    },
    { ...(taken.staged && { staged: taken.staged }) },
  );
}

async function replaceToken(parts: ConnectionsParts, tokens: Tokens, request: Replacing): Promise<Settings> {
  const { caller, id } = request;
  const subject = `connection:${id}`;
  connectionIn(parts.documents.read(), id);
  const taken = await tokens.take(caller, request.token);
  const verifiedAt = request.verify ? await tokens.verify(caller, taken, subject) : undefined;
  await parts.changeSettings(
    { caller, action: 'connection.replaceToken', subject, details: { verified: verifiedAt !== undefined } },
    (draft) => {
      Object.assign(connectionIn(draft, id), tokens.seal(id, taken.token, verifiedAt));
    },
    { ...(taken.staged && { staged: taken.staged }) },
  );
  parts.tokenReplaced?.(id);
  // The old token is not to stay in the earlier copy.
  return parts.documents.forgetPrevious();
}

function renewConsent(parts: ConnectionsParts, caller: Caller, id: string, agreed: AgreedText): Promise<Settings> {
  const consent = receiptOf(parts, caller, agreed);
  const details = { textVersion: consent.textVersion, language: consent.language };
  const note = { caller, action: 'connection.renewConsent', subject: `connection:${id}`, details };
  return parts.changeSettings(note, (draft) => {
    connectionIn(draft, id).consent = consent;
  });
}

function receiptOf(parts: ConnectionsParts, caller: Caller, agreed: AgreedText): ConsentReceipt {
  if (agreed.version !== PRIVACY_TEXT_VERSION) throw new ServiceError('consentOutdated');
  const text = { textVersion: agreed.version, textHash: agreed.hash, language: agreed.language };
  const who = { tenantId: caller.tenantId, userId: caller.userId, userName: caller.name };
  return { ...text, ...who, at: parts.clock.now(), destination: destinationOf(parts) };
}

const isCurrent = (parts: ConnectionsParts, { textVersion, destination }: ConsentReceipt): boolean =>
  textVersion === PRIVACY_TEXT_VERSION && destination === destinationOf(parts);

/** The sandbox is one place, whatever its port is today. */
const destinationOf = ({ sandbox, leadspace }: ConnectionsParts): string => (sandbox ? 'sandbox' : leadspace.origin);

function connectionIn(settings: Settings, id: string): Connection {
  const connection = settings.connections.find((one) => one.id === id);
  if (!connection) throw new ServiceError('connectionMissing');
  return connection;
}

function toView(parts: ConnectionsParts, connection: Connection, { enrichments }: Settings): ConnectionView {
  const { id, name, tokenEnding, tokenAddedAt, verifiedAt, consent } = connection;
  return {
    id,
    name,
    tokenEnding,
    tokenAddedAt,
    tokenAge: tokenAge(tokenAddedAt, parts.clock.now()),
    ...(verifiedAt !== undefined && { verifiedAt }),
    consent,
    consentIsCurrent: isCurrent(parts, consent),
    sandbox: parts.sandbox,
    usedBy: enrichments.filter(({ connectionId }) => connectionId === id).map((one) => one.name),
  };
}
