import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Clock, NewId } from '../clock.js';
import type { Connections } from '../connections.js';
import type { Consent } from '../consent.js';
import type { DataSources } from '../dataSources.js';
import type { Enrichments } from '../enrichments.js';
import type { PageLinks } from '../pageLinks.js';
import type { Notify } from '../subject.js';

export interface PageAddress {
  /** Of the page itself, in a dialog or a browser. */
  url: string;
  /** What leads a person there from a chat: in production through Teams, where one is signed in. */
  link: string;
}

export interface SetupParts {
  documents: Documents;
  sql: Sql;
  clock: Clock;
  newId: NewId;
  access: Pick<Access, 'require'>;
  connections: Pick<Connections, 'list' | 'get' | 'stage' | 'isStaged' | 'connect' | 'replaceToken'>;
  dataSources: Pick<DataSources, 'dataSets' | 'fields'>;
  consent: Pick<Consent, 'options'>;
  enrichments: Pick<Enrichments, 'find' | 'save'>;
  provider: { address: string; sandbox: boolean };
  audit: Pick<Audit, 'append' | 'record'>;
  notify: Notify;
  pageLinks: Pick<PageLinks, 'entering' | 'entrance' | 'page' | 'use'>;
  /** Where a token is entered. */
  tokenPage: {
    /** In production the token is taken there and nowhere else: a chat is kept, searched and exported. */
    only: boolean;
    /** Addresses of the page for a signed state. */
    addressOf(signed: string): PageAddress;
  };
}
