import { folded, type Readings } from './mapping.js';

/** Words by which a value reads as True and as False, compared with letters, digits and marks alone. `Opt-in`, `opt in` and `OptIn` are one. */
const TRUE = words(`true t yes y ja j 1 1.0 -1 waar on aan ok okay agree agreed agrees x v ✓ ✔ ☑ ✅ oui si sí wahr
  granted grant given verleend gegeven toegekend consented toestemming consent accepted accept geaccepteerd aanvaard
  allow allowed toestaan toegestaan permitted permission optedin optin ingeschreven subscribed subscribe subscriber geabonneerd
  aangemeld akkoord eens confirmed bevestigd approved goedgekeurd enabled ingeschakeld`);
const FALSE = words(`false f no n nee neen 0 0.0 onwaar off uit disagree disagreed ✗ ✘ ☐ ❌ non nein falsch
  denied deny refused geweigerd withheld onthouden withdrawn withdraw ingetrokken revoked revoke herroepen rejected afgewezen
  notgranted nietverleend notgiven nietgegeven noconsent nopermission geentoestemming declined decline afgeslagen
  disallow notallowed donotallow dontallow verboden niettoestaan niettoegestaan notpermitted
  optedout optout notoptedin notoptin uitgeschreven unsubscribed unsubscribe notsubscribed nietgeabonneerd opgezegd
  afgemeld nietaangemeld nietakkoord oneens nieteens notagreed disabled uitgeschakeld bezwaar`);
/** Words that only answer a question: what they mean depends on what the option asks. */
const ANSWERS = words(
  'true t yes y ja j 1 1.0 -1 waar on aan x v ✓ ✔ ☑ ✅ oui si sí wahr ok okay enabled ingeschakeld',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map(plain));
}

// `0.0`, `1.0` and `-1` are numbers, whose points and signs say something.
function plain(text: string): string {
  const value = folded(text);
  return /^-?\d+(?:\.\d+)?$/.test(value) ? value : value.replaceAll(/[\s_.\-'’"!/]+/g, '');
}

/** How a value reads by what the administrator sees and confirms; undefined: it cannot be read, and counts as denied. */
export function readingOf(value: string, readings: Readings): boolean | undefined {
  const key = folded(value);
  if (readings.false.includes(key)) return false;
  return readings.true.includes(key) ? true : undefined;
}

/** Proposes how the values of a column read; folded, in the order seen. Values that are not known stand in neither list. */
export function guessReadings(values: readonly string[]): Readings {
  const seen = [...new Set(values.map(folded))].filter(Boolean);
  // A cross is a mark for yes, unless there is another mark for it.
  const hasTick = seen.some((value) => /^[v✓✔☑✅]$/.test(value));
  const guess: Readings = { true: [], false: [] };
  for (const value of seen) {
    const word = plain(value);
    if (FALSE.has(word) || (word === 'x' && hasTick)) guess.false.push(value);
    else if (TRUE.has(word)) guess.true.push(value);
  }
  return guess;
}

/** Whether the values say by themselves who agreed (opted in, denied), so that what the option is called cannot turn them round. */
export function speakForThemselves(values: readonly string[]): boolean {
  const { true: granting } = guessReadings(values);
  return granting.length > 0 && granting.every((value) => !ANSWERS.has(plain(value)));
}
