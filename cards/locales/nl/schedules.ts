import type * as English from '../en/schedules.js';
import { counter } from '../format.js';

const count = counter('nl');
const records = (n: number) => count(n, 'record', 'records');

export const schedules: typeof English.schedules = {
  title: 'Planningen',
  one: 'Planning',
  everything: 'Alles',
  kinds: { segment: 'segment', enrichment: 'verrijking' },
  on: 'Aan',
  off: 'Uit',
  days: ['Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag', 'Zaterdag', 'Zondag'],
  shortDays: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  everyDay: 'Elke dag',
  workDays: 'Maandag t/m vrijdag',
  and: ' en ',
  at: (days, times) => `${days} om ${times}`,
  zone: (zone) => `tijden in ${zone}`,
  withRefresh: 'Bij elke vernieuwing van alles',
  byItself: 'Nooit vanzelf.',
  next: (at) => `volgende: ${at}`,
  last: (at) => `laatste: ${at}`,
  most: (n) => `hoogstens ${records(n)}`,
  never: {
    covered: 'Gaat nooit vanzelf af: op elk van deze tijden wordt alles al vernieuwd.',
    noRefresh:
      'De vernieuwing van alles heeft zelf geen tijden, dus dit draait nooit vanzelf. Plan eerst de vernieuwing van alles.',
    inactive: 'Het is gedeactiveerd en wordt dus niet vernieuwd. Activeer het eerst.',
  },

  summary: (n) => `Planningen: ${n === 0 ? 'geen staat aan' : `${count(n, 'staat', 'staan')} aan`}.`,
  intro: 'Alles: gegevensbronnen, harmonisatie, segmenten, geplande verrijkingen en exports.',
  noneCalled: 'Niets dat kan worden gepland heet zo. Kies het hier.',
  severalCalled: 'Er zijn er meer die zo heten. Kies welke u bedoelt.',
  change: 'Wijzigen',
  create: 'Nieuw',
  all: 'Alle planningen',
  schedule: 'Planning',
  page: (page, pages) => `Pagina ${page} van ${pages}`,

  form: {
    title: 'Planning',
    summary: 'Planning: wat vanzelf draait, en wanneer.',
    what: 'Wat',
    typed: 'Een ander segment of een andere verrijking, op naam',
    when: 'Wanneer',
    whens: {
      off: 'Uit: nooit vanzelf',
      with: 'Bij elke vernieuwing van alles',
      times: 'Op deze dagen',
    },
    withNew: 'Bij elke vernieuwing van alles (verrijkingen)',
    days: 'Dagen',
    times: 'Tijden',
    timesHint: '07:30, 12:00',
    zone: 'Tijdzone',
    most: 'Hoogstens zoveel records',
    mostNew: 'Hoogstens zoveel records (verrijkingen)',
    mostHint: 'Leadspace kan elk record in rekening brengen',
    paid: 'Een geplande uitvoering verzendt zonder eerst een proefuitvoering te tonen, op uw bevestiging. Zouden er meer records worden verzonden, dan wordt er niets verzonden en wordt het gevraagd.',
    onlyEnrichments: 'Alleen verrijkingen draaien met de vernieuwing van alles mee; al het andere hoort daar al bij.',
    save: 'Opslaan',
  },

  card: {
    saved: 'Opgeslagen.',
    switchedOff: 'Uitgezet: het draait niet meer vanzelf.',
    when: 'Wanneer',
    zone: 'Tijdzone',
    next: 'Volgende tijden',
    most: 'Verzendt hoogstens',
    by: 'Bevestigd door',
    last: 'Laatst afgegaan',
    recordsAtMost: (n) => `${records(n)} per uitvoering zonder te vragen`,
    shadowed: (names) => `Omdat op hun tijden alles al wordt vernieuwd, gaan deze niet meer vanzelf af: ${names}.`,
    switchOff: 'Uitzetten',
    summary: (when) => `Planning: ${when}.`,
  },
};
