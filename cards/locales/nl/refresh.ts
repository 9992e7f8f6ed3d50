import type * as English from '../en/refresh.js';
import { counter } from '../format.js';

const count = counter('nl');
const number = (n: number) => n.toLocaleString('nl-NL');
const steps = (n: number) => count(n, 'stap', 'stappen');

export const refresh: typeof English.refresh = {
  titles: {
    all: 'Vernieuwing van alles',
    source: 'Vernieuwing van een gegevensbron',
    segment: 'Vernieuwing van een segment',
    enrichment: 'Vernieuwing van een verrijking',
    retry: 'Vernieuwing van wat was mislukt',
  },
  onlyThis: 'Alleen dit, zonder wat ervan afhangt.',
  requested: (at) => `Gevraagd ${at} door `,
  bySchedule: (at, slot) => `Gestart ${at} door de planning, gepland voor ${slot}`,
  requestedBySchedule: (slot) => `Gevraagd door de planning, gepland voor ${slot}`,
  canceling: 'annuleren is aangevraagd',
  done: (done, all) => `${number(done)} van ${steps(all)} klaar`,
  summary: (title, state, done, all) => `${title}: ${state}, ${number(done)} van ${steps(all)} klaar.`,
  next: 'De vernieuwing begint zo.',
  ahead: (n) =>
    n === 1 ? 'Begint na de vernieuwing die nu bezig is.' : `Er gaan ${number(n)} vernieuwingen aan vooraf.`,
  goesOn: 'U kunt weggaan: deze kaart werkt zichzelf bij, ook na een herstart.',
  joined: 'Een vernieuwing die al eerder was gevraagd doet dit ook, dus er is geen tweede gestart.',
  failed: (failed, skipped) =>
    `${count(failed, 'stap is', 'stappen zijn')} mislukt${skipped > 0 ? ` en ${number(skipped)} overgeslagen` : ''}. Wat geslaagd is, blijft; de rest is zoals het was.`,
  retryWhat: 'Opnieuw proberen herhaalt wat is mislukt en wat daardoor is overgeslagen.',
  retried: 'Dit is herhaald door een nieuwere vernieuwing.',
  canceled: 'Wat klaar was, blijft; wat bezig was, is afgebroken.',
  attached: (n) =>
    n === 1
      ? '1 gegevensbron kwam als bijgevoegd bestand: voeg het opnieuw toe om te vernieuwen.'
      : `${number(n)} gegevensbronnen kwamen als bijgevoegd bestand: voeg ze opnieuw toe om te vernieuwen.`,

  stages: {
    source: 'Gegevensbronnen',
    unify: 'Harmonisatie',
    segment: 'Segmenten',
    measure: 'Metingen',
    enrichment: 'Verrijkingen',
    export: 'Exportbestanden',
  },
  unify: 'harmonisatie',
  counts: {
    read: (n) => `${count(n, 'rij', 'rijen')} gelezen`,
    rejected: (n) => `${number(n)} geweigerd`,
    members: (n) => count(n, 'lid', 'leden'),
    added: (n) => `${number(n)} erbij`,
    changed: (n) => `${number(n)} gewijzigd`,
    gone: (n) => `${number(n)} weg`,
    withdrawn: (n) => `${number(n)} daarvan ${n === 1 ? 'trok' : 'trokken'} toestemming in`,
    granted: (n) => `${number(n)} nieuw verleend`,
    denied: (n) => `${number(n)} nieuw geweigerd`,
    unset: (n) => `${number(n)} niet meer ingesteld`,
    profiles: (n) => count(n, 'profiel', 'profielen'),
    newProfiles: (n) => `${number(n)} nieuw`,
    merged: (n) => `${number(n)} samengevoegd`,
    split: (n) => `${number(n)} afgesplitst`,
    goneProfiles: (n) => `${number(n)} verdwenen`,
    matched: (n) => `${count(n, 'toestemmingsrij', 'toestemmingsrijen')} gekoppeld`,
    unmatched: (n) => `${number(n)} zonder profiel`,
    counted: (n) => `${count(n, 'profiel', 'profielen')} geteld`,
    sent: (n) => `${count(n, 'record', 'records')} verzonden`,
    enriched: (n) => `${number(n)} verrijkt`,
    noMatch: (n) => `${number(n)} zonder overeenkomst`,
    withheld: (n) => `${number(n)} tegengehouden`,
    exported: (n) => `${count(n, 'profiel', 'profielen')} in het bestand`,
    removed: (n) => `${number(n)} weg sinds het vorige bestand`,
  },
  skipped: {
    ancestorFailed: ({ ancestor }) => `${ancestor} is mislukt`,
    ancestorCanceled: ({ ancestor }) => `${ancestor} is geannuleerd`,
    confirmation: ({ records, most }) =>
      `er zouden ${records} records worden verzonden en er zijn er hoogstens ${most} bevestigd. Bekijk ze met Uitvoeren, of wijzig de planning`,
    notAdministrator: () =>
      'alleen een beheerder mag verzenden. Een beheerder drukt op Uitvoeren, of slaat de planning opnieuw op',
    nothingToSend: () => 'er is niets gewijzigd, dus er was niemand om te verzenden',
  },
  tries: (n) => `${number(n)} keer geprobeerd`,
  againAt: (time) => `probeert het opnieuw om ${time}`,
  more: (n, states) => `en nog ${number(n)}: ${states}`,
  moreAlike: (n, state) => `en nog ${number(n)}, allemaal ${state}`,

  changes: 'Wat is er gewijzigd',
  profiles: 'Profielen',
  members: 'Leden',
  consent: 'Toestemming',
  unchanged: 'In profielen, toestemming en leden is niets gewijzigd.',

  cancel: 'Annuleren',
  retry: 'Opnieuw proberen',
  again: 'Opnieuw vernieuwen',
  everything: 'Alles vernieuwen',
  one: 'Eén vernieuwen ...',

  form: {
    title: 'Wat wilt u vernieuwen?',
    what: 'Wat',
    everything: 'Alles',
    kinds: { source: 'gegevensbron', segment: 'segment' },
    typed: 'Een andere gegevensbron of een ander segment, op naam',
    scope: 'Hoe ver',
    with: 'Met wat ervan afhangt',
    only: 'Alleen dit',
    scopeWhat: 'Van gegevensbronnen hangen harmonisatie, segmenten, geplande verrijkingen en exports af.',
    noneCalled: 'Geen gegevensbron met een bestand en geen actief segment heet zo.',
    severalCalled: 'Er zijn er meer die zo heten. Kies welke u bedoelt.',
    refresh: 'Vernieuwen',
    attached: 'Gegevensbronnen die in de chat zijn bijgevoegd staan er niet bij: voeg het bestand opnieuw toe.',
  },
};
