import type * as English from '../en/history.js';
import { counter } from '../format.js';

const count = counter('nl');
const number = (n: number) => n.toLocaleString('nl-NL');
const entries = (n: number) => count(n, 'uitvoering of vernieuwing', 'uitvoeringen en vernieuwingen');

export const history: typeof English.history = {
  title: 'Geschiedenis',
  summary: (n) => `Geschiedenis: ${entries(n)}.`,
  none: 'Er is nog niets uitgevoerd. Begin met “vernieuwen” of “uitvoeren”.',
  noneFound: 'Niets past bij het filter.',
  total: (n) => `${entries(n)}, de nieuwste eerst.`,
  kinds: { run: 'Uitvoering van verrijking', refresh: 'Vernieuwing' },
  everything: 'Alles',
  by: (name) => `door ${name}`,
  bySchedule: 'door de planning',
  counts: (sent, enriched) => `${count(sent, 'record', 'records')} verzonden, ${number(enriched)} verrijkt`,
  steps: (n) => count(n, 'stap', 'stappen'),
  stepsFailed: (failed) => `${number(failed)} mislukt`,
  stepsSkipped: (skipped) => `${number(skipped)} overgeslagen`,

  kind: 'Soort',
  outcome: 'Uitkomst',
  all: 'Alle',
  show: 'Tonen',
  entry: 'Uitvoering of vernieuwing',
  open: 'Openen',
  earlier: 'Ouder',
  later: 'Nieuwer',
  download: 'CSV downloaden',

  trend: 'Uitkomsten per dag',
  day: 'Dag',
  sums: (days, successful, failed, canceled) =>
    `Op de laatste ${count(days, 'dag', 'dagen')} waarop iets gebeurde: ${number(successful)} geslaagd, ${number(failed)} mislukt, ${number(canceled)} geannuleerd.`,

  file: {
    title: 'De geschiedenis als bestand',
    summary: 'De geschiedenis kan 15 minuten worden gedownload.',
    what: 'Alle rijen van het filter, met tijden in UTC. Er staan namen in van wie iets startte, en geen profielwaarden.',
  },
};
