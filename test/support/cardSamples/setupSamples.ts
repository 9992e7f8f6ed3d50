import type { AdaptiveCard } from '../../../cards/card.js';
import { choiceKey } from '../../../cards/choices.js';
import { connectForm } from '../../../cards/connectForm.js';
import { doneCard } from '../../../cards/doneCard.js';
import type { Typed } from '../../../cards/inputs.js';
import type { Locale } from '../../../cards/locale.js';
import { problemText } from '../../../cards/problemCard.js';
import { renewConsentForm } from '../../../cards/renewConsentForm.js';
import { setupCard } from '../../../cards/setupStep.js';
import type { SetupView } from '../../../services/setup.js';
import { hostile } from '../hostileNames.js';
import {
  aConnection,
  aConnectStep,
  aDataSet,
  aDataSetStep,
  aFieldsStep,
  anAppliedStep,
  DRAFT,
  someConsents,
} from '../setupViews.js';
import { anEnrichment } from '../views.js';

const VERSION = '2026-11-22';
const FILES: Record<SetupView['step'], string> = {
  prerequisites: 'prerequisitesCard',
  chooseConnection: 'connectionChoiceForm',
  connect: 'connectForm',
  dataSet: 'dataSetForm',
  fields: 'fieldsForm',
  applied: 'appliedCard',
};

const step = (name: string, view: SetupView, typed?: (locale: Locale) => Typed) => ({
  card: FILES[view.step],
  name,
  draw: (locale: Locale): AdaptiveCard => setupCard(view, VERSION, locale, typed?.(locale)),
});

const refused =
  (id: string, code: Parameters<typeof problemText>[0]['code'], values = {}) =>
  (locale: Locale): Typed => ({
    values: { draft: DRAFT.id, version: DRAFT.version, ...values },
    problems: { [id]: problemText({ code, params: { name: 'Leadspace companies', field: hostile(4) } }, locale) },
  });

const hostileConnections = Array.from({ length: 60 }, (_, index) =>
  aConnection({ id: `connection-${index}`, name: hostile(index), consentIsCurrent: index % 2 === 0 }),
);
const wideFields = Array.from({ length: 200 }, (_, index) => ({
  name: `${index} ${hostile(index)}`,
  fillRate: index / 200,
  samples: [hostile(index)],
}));

export const setupSamples = [
  step('with data', { draft: DRAFT, step: 'prerequisites', profiles: 612, connections: 0 }),
  step('without data', { draft: DRAFT, step: 'prerequisites', profiles: 0, connections: 0 }),
  step('two', {
    draft: DRAFT,
    step: 'chooseConnection',
    connections: [aConnection(), aConnection({ id: 'connection-2', name: 'Leadspace EMEA', consentIsCurrent: false })],
  }),
  step('many, hostile names', { draft: DRAFT, step: 'chooseConnection', connections: hostileConnections }),
  step('first time', aConnectStep()),
  step('real Leadspace', aConnectStep({ sandbox: false, destination: 'https://apigw.leadspace.com' })),
  step('old card', aConnectStep({ stale: true })),
  step('wrong token', aConnectStep(), refused('token', 'tokenRefused', { agree: 'true' })),
  step('no agreement', aConnectStep(), ({ setup }) => ({
    values: { draft: DRAFT.id },
    problems: { agree: setup.connect.agreeRequired },
  })),
  step('unreachable', aConnectStep({ unverified: true })),
  step('replace token', aConnectStep({ replaces: aConnection() })),
  step('replace token, hostile name', aConnectStep({ unverified: true, replaces: aConnection({ name: hostile(1) }) })),
  step('token on the page', aConnectStep({ pageOnly: true })),
  step('token on the page, none yet', aConnectStep({ pageOnly: true }), ({ setup }) => ({
    values: { draft: DRAFT.id, version: DRAFT.version },
    problems: { token: setup.connect.enterTokenFirst, agree: setup.connect.agreeRequired },
  })),
  step('token on the page, stored', aConnectStep({ pageOnly: true, stored: { ending: '1234', untried: true } })),
  step(
    'token on the page, unreachable',
    aConnectStep({ pageOnly: true, stored: { ending: '', untried: false }, unverified: true }),
    refused('token', 'providerUnreachable', { agree: 'true' }),
  ),
  step(
    'token typed in the chat',
    aConnectStep({ pageOnly: true, replaces: aConnection({ name: hostile(1) }) }),
    refused('token', 'tokenOnlyOnPage'),
  ),
  step('token in development, stored', aConnectStep({ stored: { ending: 'x*_]', untried: true } })),
  {
    card: 'connectForm',
    name: 'with the link to the page',
    draw: (locale: Locale) =>
      connectForm.draw(
        { ...aConnectStep(), textVersion: VERSION, pageUrl: 'http://127.0.0.1:3978/tab/token#state=abc' },
        locale,
      ),
  },
  step('connected', aDataSetStep()),
  step(
    'not verified, no data',
    aDataSetStep({
      connection: aConnection({ verifiedAt: undefined }),
      dataSets: [aDataSet({ size: 0, asOf: undefined })],
    }),
  ),
  step('privacy text outdated', aDataSetStep({ connection: aConnection({ consentIsCurrent: false }) })),
  step(
    'name taken',
    aDataSetStep(),
    refused('name', 'nameTaken', { name: 'Leadspace companies', dataSet: 'Customer' }),
  ),
  step(
    'many data sets, hostile names',
    aDataSetStep({
      name: hostile(5).slice(0, 100),
      dataSets: Array.from({ length: 60 }, (_, index) =>
        aDataSet({ id: `segment-${index}`, kind: 'segment', name: hostile(index) }),
      ),
    }),
  ),
  step(
    'segments, one of them outdated',
    aDataSetStep({
      chosen: 'segment-2',
      dataSets: [
        aDataSet(),
        aDataSet({ id: 'segment-1', kind: 'segment', name: 'Newsletter readers', size: 214 }),
        aDataSet({ id: 'segment-2', kind: 'segment', name: 'Product updates', size: 87, outdated: true }),
      ],
    }),
  ),
  step('guessed', aFieldsStep()),
  step('consent may be asked for', aFieldsStep({ consents: someConsents })),
  step('consent is asked for', aFieldsStep({ consents: someConsents, requires: 'newsletter' })),
  step(
    'the option is gone',
    aFieldsStep({
      consents: [...someConsents, { key: 'gone', name: 'gone', granted: 0, denied: 0 }],
      requires: 'gone',
    }),
    (locale) => ({
      values: { draft: DRAFT.id, version: DRAFT.version, name: choiceKey('Company'), consent: choiceKey('gone') },
      problems: { consent: problemText({ code: 'optionUnknown', params: { option: 'gone' } }, locale) },
    }),
  ),
  step('nothing chosen', aFieldsStep({ mapping: {}, preview: [] })),
  step('unknown field', aFieldsStep(), refused('name', 'fieldUnknown')),
  step(
    '200 columns, hostile names',
    aFieldsStep({
      consents: Array.from({ length: 60 }, (_, index) => ({
        ...{ key: hostile(index), name: hostile(index) },
        ...{ granted: 1_000_000, denied: index },
      })),
      requires: hostile(1),
      fields: wideFields,
      more: 17,
      mapping: { name: wideFields[150]!.name, website: wideFields[1]!.name, location: hostile(3) },
      preview: [0, 1, 2].map((index) => ({
        name: hostile(index),
        website: hostile(index + 3),
        location: hostile(index + 5),
      })),
    }),
  ),
  step('saved', anAppliedStep()),
  step(
    'hostile names',
    anAppliedStep({
      enrichment: anEnrichment({
        name: hostile(0),
        connection: { id: 'connection-1', name: hostile(1), sandbox: true },
        dataSet: aDataSet({ kind: 'segment', name: hostile(2) }),
        mapping: { name: hostile(3), website: hostile(4), location: hostile(5) },
        requires: { key: hostile(1), name: hostile(1) },
      }),
    }),
  ),
  step(
    'over a segment, with consent asked for',
    anAppliedStep({
      enrichment: anEnrichment({
        dataSet: aDataSet({ kind: 'segment', name: 'Newsletter readers', size: 214 }),
        requires: { key: 'newsletter', name: 'Newsletter' },
      }),
    }),
  ),
  {
    card: 'renewConsentForm',
    name: 'text has changed',
    draw: (locale: Locale) =>
      renewConsentForm.draw(
        {
          connection: aConnection({ name: hostile(3) }),
          destination: 'https://apigw.leadspace.com',
          textVersion: VERSION,
        },
        locale,
      ),
  },
  { card: 'doneCard', name: 'canceled', draw: (locale: Locale) => doneCard(locale.setup.canceled, 'setup', locale) },
];
