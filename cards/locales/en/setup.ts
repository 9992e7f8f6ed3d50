import { counter } from '../format.js';

const count = counter('en');
const profiles = (size: number) => count(size, 'profile', 'profiles');

/** The set-up of an enrichment, in the words of the source page. */
export const setup = {
  step: (step: number) => `Leadspace set-up · step ${step} of 3`,
  stale: 'That card was from an earlier step. This is where your set-up is now.',

  prerequisites: {
    title: 'Enrich my data',
    intro: 'Leadspace adds industry, size, location and more to your company profiles. You need three things:',
    token: 'Leadspace token',
    tokenText: 'An active Leadspace licence and its perpetual key.',
    role: 'Administrator',
    roleText: 'You are an administrator here.',
    data: 'Unified company profiles',
    dataText: (size: number) => `${profiles(size)} in the Customer entity.`,
    noData: 'None yet. Import a file of companies first, or connect now and import later.',
    getStarted: 'Get started',
    importData: 'Import company profiles',
    licence: 'Leadspace (View in browser)',
  },

  connection: {
    title: 'Choose a connection',
    label: 'Connection',
    anotherOne: 'A new connection',
    ending: (name: string, ending: string) => (ending ? `${name} (token ends in ${ending})` : name),
    agreeAgain: 'agree again',
    replaceToken: 'Replace token',
  },

  connect: {
    title: 'Connect',
    heading: 'Connect to Leadspace',
    token: 'Leadspace token',
    tokenHint: 'The perpetual key of your Leadspace licence',
    tokenKept: 'Kept safely. Leave empty to use it.',
    tokenRequired: 'Enter the Leadspace token.',
    tokenSafe: 'Stored encrypted and never shown again.',
    enterToken: 'Enter the token',
    enterTokenFirst: 'There is no token yet. Press “Enter the token”.',
    openTokenPage: 'Open the page',
    openTokenPageInBrowser: 'Open the page (View in browser)',
    tokenOnPage: 'It is entered on a page of its own, stored encrypted and never shown again.',
    tokenStored: (ending: string) => (ending ? `Stored, ends in ${ending}.` : 'Stored.'),
    tokenUntried: 'It has not been tried yet.',
    noToken: 'No token yet.',
    agreement: 'Your agreement',
    agree: 'I agree',
    agreeRequired: 'Tick "I agree" to connect. Without it nothing may be sent to Leadspace.',
    connect: 'Connect to Leadspace',
    unverified:
      'The token could not be verified. It is kept: try again, or save it and let the first run tell whether it works.',
    saveUnverified: 'Save without verifying',
    replaceHeading: 'Replace token',
    replaceText: 'The new token is verified and then takes the place of the old one. Consent and enrichments stay.',
  },

  privacy: {
    title: 'Data privacy and compliance',
    confirm: 'Confirm',
    renewTitle: 'Agree to the present privacy text',
    renewText:
      'The text, or where data goes to, has changed since it was agreed to. Nothing is sent until you agree to this one.',
    lines: (destination: string): (readonly [label: string, words: string])[] => [
      [
        'What leaves',
        'The columns that you map: company name and, if you choose them, company website and company location, with a reference number of ours for each record. No other column is sent.',
      ],
      ['Personal data', 'What is sent may be personal data: the name of a sole trader is the name of a person.'],
      ['Where it goes', `To Leadspace at ${destination}, outside the compliance boundary of Customer Insights.`],
      [
        'Responsibility',
        'Data is transferred on your instruction. Your organisation is responsible for being allowed to use it this way, and for making sure that Leadspace meets your privacy and security obligations.',
      ],
      [
        'Withdrawal',
        'An administrator can remove the enrichment at any time. Nothing is sent from then on; what Leadspace holds by then is between you and Leadspace.',
      ],
    ],
  },

  dataSet: {
    title: 'Map data',
    connected: 'Connected to Leadspace. The token works.',
    savedUnverified: 'Saved without verifying. The first run will tell whether the token works.',
    name: 'Name',
    suggestedName: 'Leadspace company profiles',
    nameHint: 'What this enrichment is called in My enrichments',
    nameRequired: 'Enter a name.',
    label: 'Customer data set',
    required: 'Choose a data set.',
    size: (name: string, size: number, asOf?: string) => `${name} · ${profiles(size)}${asOf ? ` · as of ${asOf}` : ''}`,
    segment: 'Segment',
    outdated: 'outdated',
    outdatedNote:
      'Consent or the rule has changed since the members of an outdated segment were found: refresh it first. Whoever does not fit any more is withheld in any case.',
    noProfiles: 'There are no company profiles yet. Import a file of companies; your set-up waits here.',
  },

  fields: {
    title: 'Fields',
    intro: 'Website and location are optional; each makes matches more accurate.',
    name: 'Company name',
    website: 'Company website',
    location: 'Company location',
    required: 'Choose the field with the company name.',
    filled: (field: string, share: string) => `${field} · ${share} filled`,
    none: 'Do not use',
    more: (left: number) => `${count(left, 'more field', 'more fields')} not listed: type the name instead.`,
    typed: (field: string) => `${field}: another field, by its name`,
    consent: 'Consent that must be granted (optional)',
    consentOption: (option: string, granted: string, denied: string) =>
      `${option} · ${granted} granted, ${denied} denied`,
    noConsent: 'Do not ask for consent',
    consentHint: 'With an option chosen, only profiles that have granted it are sent: without a record is not granted.',
    preview: 'The first three as they would be sent',
    noPreview: 'Choose the company name to see the first three profiles.',
    again: 'Preview',
    apply: 'Apply',
  },

  applied: {
    title: 'Ready to run',
    saved: 'Saved. Nothing has been sent yet: Run first counts what would be sent.',
    name: 'Name',
    connection: 'Connection',
    dataSet: 'Data set',
    consent: 'Only with consent to',
    run: 'Run',
    enrichments: 'My enrichments',
  },

  canceled: 'Set-up canceled. What was not applied is gone; connections stay.',
  tokenReplaced: 'The new token works and is in use.',
  tokenReplacedUnverified: 'The new token is in use. The next run will tell whether it works.',
  agreedAgain: 'Thank you. Data may be sent again.',
  startAgain: 'Enrich my data',
};
