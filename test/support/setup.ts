import type { Consent } from '../../services/consent.js';
import type { DataField, DataSet, DataSources } from '../../services/dataSources.js';
import { createEnrichments, type Enrichments, type LatestRun } from '../../services/enrichments.js';
import { createPageLinks } from '../../services/pageLinks.js';
import { createSetup, type Setup } from '../../services/setup.js';
import type { Subject } from '../../services/subject.js';
import { seedProfiles } from './profiles.js';
import { openTrust, type Trust, type TrustOptions } from './trust.js';

export const COLUMNS = ['Account', 'Company', 'Website', 'Town'];

/** A set-up over seeded profiles; of the data sources only what the set-up asks for. */
export interface SetupHarness extends Trust {
  setup: Setup;
  enrichments: Enrichments;
  dataSets: DataSet[];
  fields: DataField[];
  /** What consent data says: the options that there are. */
  consents: Awaited<ReturnType<Consent['options']>>;
  runs: Map<string, LatestRun>;
  /** Subjects that were told of. */
  told: Subject[];
}

const fieldOf = (name: string, guess?: DataField['guess']): DataField => ({
  name,
  fillRate: 1,
  samples: [],
  ...(guess && { guess }),
});

export const FIELDS: readonly DataField[] = [
  fieldOf('Company', 'companyName'),
  fieldOf('Website', 'website'),
  fieldOf('Town', 'location'),
  fieldOf('Account'),
];

/** As long as a real one, and the same each time. */
function secrets(): () => string {
  let made = 0;
  return () => `secret-${String(++made).padStart(24, '0')}`;
}

/** `tokenOnPage`: as in production, where the card takes none. */
export async function openSetup(options: TrustOptions & { tokenOnPage?: boolean } = {}): Promise<SetupHarness> {
  const trust = await openTrust(options);
  await seedProfiles(trust.storage.sql, COLUMNS, [
    ['1', 'Fabrikam Instruments Ltd', 'https://www.fabrikam.example/about', 'Leeds, UK'],
    ['2', '  ', 'nobody.example', 'York'],
    ['3', 'Contoso', 'jan@gmail.com', 'unknown'],
    ['4', 'Northwind', '', 'Eindhoven, NL'],
    ['5', 'Tailspin', '', ''],
  ]);
  const dataSets: DataSet[] = [{ id: 'Customer', kind: 'customer', name: 'Customer', size: 5, asOf: 1 }];
  const fields = [...FIELDS];
  const consents: SetupHarness['consents'] = [];
  const runs = new Map<string, LatestRun>();
  const dataSources: Pick<DataSources, 'dataSets' | 'fields'> = {
    dataSets: async () => dataSets,
    fields: async () => fields,
  };
  const shared = { ...trust, documents: trust.storage.documents, sql: trust.storage.sql, dataSources };
  const enrichments = createEnrichments({
    ...shared,
    provider: { sandbox: true },
    latestRun: async (id) => runs.get(id),
  });
  const consent = { options: async () => consents };
  const { storage, vault, clock } = trust;
  const pageLinks = createPageLinks({ sql: storage.sql, vault, clock, newSecret: secrets(), development: true });
  const told: Subject[] = [];
  const setup = createSetup({
    ...shared,
    consent,
    enrichments,
    provider: { address: 'http://127.0.0.1:3979', sandbox: true },
    pageLinks,
    notify: (subject) => told.push(subject),
    tokenPage: { only: options.tokenOnPage ?? false, addressOf: (signed) => ({ url: signed, link: signed }) },
  });
  return { ...trust, setup, enrichments, dataSets, fields, consents, runs, told };
}
