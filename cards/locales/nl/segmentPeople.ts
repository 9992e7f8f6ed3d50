import type * as English from '../en/segmentPeople.js';
import { counter } from '../format.js';

const count = counter('nl');

export const segmentPeople: typeof English.segmentPeople = {
  members: {
    title: 'Leden',
    summary: (n) => `Segment: ${count(n, 'lid', 'leden')}.`,
    total: (n) => count(n, 'lid', 'leden'),
    none: 'Het segment heeft geen leden.',
    member: 'Lid',
    customerId: 'CustomerId',
    why: 'Waarom zit het erin?',
    segment: 'Segment',
  },

  why: {
    title: 'Waarom zit iemand erin, of niet?',
    summary: 'Waarom iemand in het segment zit of niet.',
    person: 'E-mail, telefoon, bedrijf of CustomerId',
    explain: 'Uitleggen',
    in: 'Zit in het segment.',
    notIn: 'Zit niet in het segment.',
    joins: 'Voldoet nu aan de regel: wordt lid bij de volgende vernieuwing.',
    leaves: 'Voldoet niet meer aan de regel: valt af bij de volgende vernieuwing.',
    asOf: 'Bij de laatste vernieuwing',
    now: 'Op dit moment',
    isMember: 'lid',
    isNoMember: 'geen lid',
    fits: 'voldoet',
    doesNotFit: 'voldoet niet',
    conditions: 'Voorwaarden',
    holds: 'klopt',
    fails: 'klopt niet',
    found: (found) => `gevonden: ${found}`,
    statuses: { granted: 'verleend', denied: 'geweigerd', notSet: 'niet ingesteld, geen rij' },
    values: { true: 'Waar', false: 'Onwaar' },
    sourceRow: (source, row) => `${source}, rij ${row}`,
    guard: (option) => `Toestemmingsbewaking: “${option}” verleend`,
    others: (n) =>
      `Met dezelfde woorden ${n === 1 ? 'is' : 'zijn'} nog ${count(n, 'ander profiel', 'andere profielen')} gevonden: gebruik de CustomerId.`,
    unknown: 'Er is geen profiel met dat e-mailadres, telefoonnummer, bedrijf of CustomerId.',
  },

  edit: {
    title: 'Segment bewerken',
    summary: 'Wijzig de naam of de regel van een segment, deactiveer of verwijder het.',
    name: 'Naam',
    rename: 'Naam wijzigen',
    changeRule: 'De regel wijzigen',
    activate: 'Activeren',
    deactivate: 'Deactiveren',
    override: 'Uitzonderen van de bewaking',
    endOverride: 'Uitzondering op de bewaking',
    delete: 'Verwijderen',
  },

  remove: {
    title: 'Segment verwijderen',
    what: (n) => `Het segment en de lijst van ${count(n, 'lid', 'leden')} verdwijnen. De profielen zelf blijven.`,
    inUse: 'Het kan nog niet worden verwijderd, want het is de gegevensset van:',
    how: 'Geef deze eerst een andere gegevensset, met Bewerken in “verrijkingen”, of verwijder ze.',
    confirm: 'Verwijderen',
  },

  guard: {
    title: 'Toestemmingsbewaking van alle segmenten',
    summary: 'De toestemmingsoptie die leden van elk segment moeten hebben verleend.',
    what: 'Wie de gekozen optie niet heeft verleend (geweigerd of niet ingesteld) zit in geen enkel segment, wat de regel ook zegt. Een beheerder kan een segment uitzonderen, met een reden.',
    option: 'Optie die verleend moet zijn',
    none: 'Geen: alleen de regels bepalen',
    granted: (name, granted, denied) => `${name} · ${granted} verleend, ${denied} geweigerd`,
    now: (option, by, at) => `Nu: “${option}” (${by}, ${at}).`,
    off: 'Nu: geen.',
    save: 'Opslaan',
    saved: (option) =>
      `Leden van elk segment moeten toestemming “${option}” hebben verleend. Dit telt vanaf de volgende vernieuwing van elk segment.`,
    savedNone:
      'Er is geen toestemmingsbewaking meer: vanaf de volgende vernieuwing van elk segment bepaalt alleen de regel.',
  },

  override: {
    title: 'Uitzonderen van de toestemmingsbewaking',
    summary: 'Zonder één segment uit van de toestemmingsbewaking, met een reden.',
    what: (option) =>
      `Leden van dit segment hoeven toestemming “${option}” dan niet meer te hebben verleend. Uw naam en de reden worden vastgelegd en staan op het segment.`,
    reason: 'Reden',
    reasonHint: 'Bijvoorbeeld: wettelijke mededeling die elke klant moet krijgen',
    confirm: 'Dit segment uitzonderen',
    end: 'Uitzondering beëindigen',
    now: (reason, by, at) => `Uitgezonderd: ${reason} (${by}, ${at}).`,
  },
};
