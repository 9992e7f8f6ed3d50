import type { ConsentReceipt } from '../storage/settings.js';
import type { Caller, Language } from './caller.js';

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

export interface Connections {
  list(caller: Caller): Promise<ConnectionView[]>;
  /** @throws `connectionMissing` */
  get(caller: Caller, id: string): Promise<ConnectionView>;
  /** Encrypts a token before the turn ends and returns an opaque id; unused ones are deleted after 24 hours. */
  stage(caller: Caller, token: string): Promise<string>;
  /** @throws `tokenRefused`, `creditsOrProgram`, `providerUnreachable`, `providerBusy`, `providerAnswerUnknown`, `consentOutdated` */
  connect(caller: Caller, request: ConnectRequest): Promise<ConnectionView>;
  /** A new token on the same connection; the consent stays. Runs on hold for the token go on. Errors as for `connect`. */
  replaceToken(caller: Caller, id: string, request: Pick<ConnectRequest, 'token' | 'verify'>): Promise<ConnectionView>;
  /** Agreed again after the text changed. */
  renewConsent(caller: Caller, id: string, agreed: AgreedText): Promise<ConnectionView>;
}
