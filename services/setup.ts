import type { FieldMapping } from '../storage/settings.js';
import type { Caller } from './caller.js';
import type { AgreedText, ConnectionView } from './connections.js';
import type { DataField, DataSet } from './dataSources.js';
import type { DraftRef } from './drafts.js';
import type { EnrichmentView } from './enrichments.js';

/** One step of the set-up, with all that its card shows. */
export type SetupView = { draft: DraftRef; stale?: boolean } & (
  | { step: 'prerequisites'; profiles: number; connections: number }
  | { step: 'chooseConnection'; connections: ConnectionView[] }
  | {
      step: 'connect';
      sandbox: boolean;
      destination: string;
      /** Set when the provider could not be reached: "save without verifying" is offered and the token is kept. */
      unverified?: boolean;
      /** Set when only the token of this connection is replaced. */
      replaces?: ConnectionView;
    }
  | { step: 'dataSet'; name: string; chosen?: string; dataSets: DataSet[]; connection: ConnectionView }
  | {
      step: 'fields';
      name: string;
      dataSet: DataSet;
      fields: DataField[];
      /** Fields beyond those listed; they can be typed by name. */
      more: number;
      mapping: Partial<FieldMapping>;
      /** Three rows as they would be sent. */
      preview: { name: string; website: string; location: string }[];
    }
  | { step: 'applied'; enrichment: EnrichmentView }
);

/** The set-up wizard of `setup`: one draft a person, kept for 30 days over restarts; Back and Cancel skip validation. */
export interface Setup {
  /** Starts, or resumes where it was left. `editing`: the mapping of an enrichment; `replaceToken`: only the token of a connection. */
  resume(caller: Caller, what?: { editing?: string; replaceToken?: string }): Promise<SetupView>;
  /** The present state of the caller's draft, for a card that is outdated. */
  present(caller: Caller): Promise<SetupView>;
  begin(caller: Caller, ref: DraftRef): Promise<SetupView>;
  chooseConnection(caller: Caller, ref: DraftRef, connectionId: string | 'new'): Promise<SetupView>;
  /** @throws as `Connections.connect`; after `providerUnreachable` the draft offers to save without verifying. */
  connect(caller: Caller, ref: DraftRef, input: { token?: string; agreed?: AgreedText; verify: boolean }): Promise<SetupView>;
  chooseDataSet(caller: Caller, ref: DraftRef, input: { name: string; dataSet: string }): Promise<SetupView>;
  /** Draws the three rows with other fields. */
  preview(caller: Caller, ref: DraftRef, mapping: Partial<FieldMapping>): Promise<SetupView>;
  apply(caller: Caller, ref: DraftRef, mapping: FieldMapping): Promise<SetupView>;
  back(caller: Caller, ref: DraftRef): Promise<SetupView>;
  cancel(caller: Caller, ref: DraftRef): Promise<void>;
}
