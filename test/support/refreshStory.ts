import type { RefreshView } from '../../services/refresh.js';
import type { RefreshHouse } from './refreshHouse.js';
import { consentIs } from './segments.js';
import { ADA } from './trust.js';

// What refreshes are told about: two people of Contoso who read the newsletter, and what becomes of them.

export const CRM = `Account,Company,City,Email
H1,Contoso Retail,Delft,holly@contoso.com
F1,Contoso Wholesale,Delft,frank@contoso.com
`;
/** Nora is new, and Holly's company is called otherwise. */
export const CRM_LATER = `${CRM}N1,Northwind,Delft,nora@northwind.example\n`.replace('Retail', 'Stores');

export const NEWSLETTER = `Email,Option,Consent
holly@contoso.com,Newsletter,yes
frank@contoso.com,Newsletter,yes
`;
/** Frank has withdrawn. */
export const WITHDRAWN = NEWSLETTER.replace('frank@contoso.com,Newsletter,yes', 'frank@contoso.com,Newsletter,no');

/** Two sources, a segment of readers that is exported with each refresh, and an enrichment that runs with it. */
export async function everything(house: RefreshHouse): Promise<{ crm: string; news: string; readers: string }> {
  const crm = await house.source('crm.csv', CRM);
  const news = await house.consentSource('news.csv', NEWSLETTER);
  const { id: readers } = await house.segment('Readers', consentIs('Newsletter', 'granted'));
  const { exports, told } = house.now;
  const started = await exports.start(ADA, readers, ['sourceKey']);
  const look = async () => ((await exports.progress(started.id)).state === 'Refreshing' ? undefined : true);
  await told.until(`segmentExport:${started.id}`, look, new AbortController().signal);
  await exports.markRefreshed(ADA, readers, true);
  await house.enrichment('Companies');
  await house.clock.advance(1_000);
  return { crm, news, readers };
}

/** Kind and name of each node, how it is, and its numbers. */
export const drawn = ({ nodes }: RefreshView) =>
  nodes.map(({ kind, name, state, counts }) => ({ node: `${kind} ${name}`.trim(), state, ...counts }));

/** The same without the numbers. */
export const states = (view: RefreshView) => drawn(view).map(({ node, state }) => `${node}: ${state}`);

export const nodeOf = ({ nodes }: RefreshView, key: string) => nodes.find((node) => node.key.startsWith(key))!;
