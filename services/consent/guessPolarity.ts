import { folded } from './mapping.js';
import { speakForThemselves } from './readings.js';

/** Words by which an option's name says that True is the denial: "Do not sell", "Niet verkopen", "bel-me-niet", "Opt-out". */
const AGAINST: readonly RegExp[] = [
  /\b(?:do|does|did) ?n[o']?t\b|\bdont\b|\bdonot/,
  /\b(?:never|not|dnc|dnd|dncr)\b/,
  /\bno (?:e-?mails?|mail(?:ings?)?|calls?|phone|sms|texts?|post|marketing|contact|ads?|advertising|sale|selling|sharing|newsletters?|consent)\b/,
  /\bno(?:e?mail|call|sms|phone|post|contact|marketing|newsletter)/,
  /\bopt(?:ed|s|ing)?[ -]?outs?\b|\bopt(?:ed)?out/,
  /\bunsubscri|\bsuppress|\bblock(?:ed|list)?\b|\bblacklist|\bdeclin|\brefus|\bobject(?:ion|s|ed)?\b|\bwithdr[ae]w|\bwithheld\b|\brevoke|\bexclude|\bden(?:y|ied)\b|\breject/,
  /\b(?:niet|geen|nooit)\b/,
  /\bafgemeld|\bafmeld|\buitgeschreven|\buitschrij|\bbezwaar|\bgeblokkeerd|\bblokke|\bweiger|\bgeweigerd|\bingetrokken|\bintrekk|\buitsluit|\buitgesloten|\bopgezegd|\bverbied|\bverbod/,
];

/**
 * Options (folded) for which True probably is the denial, for the administrator to confirm. Where the `values` say by themselves who agreed
 * ("granted", "do not allow"), a name cannot turn them round, and none is.
 */
export function guessReversed(optionNames: readonly string[], values: readonly string[] = []): string[] {
  if (speakForThemselves(values)) return [];
  return [...new Set(optionNames.map(folded))].filter(isAgainst);
}

function isAgainst(option: string): boolean {
  const words = option.replaceAll(/[\s_./\-‐-―]+/g, ' ').replaceAll('’', "'");
  return AGAINST.some((pattern) => pattern.test(words));
}
