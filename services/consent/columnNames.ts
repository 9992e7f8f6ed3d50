import { folded } from './mapping.js';

/** A column's name with letters and digits alone. */
export const plainName = (name: string): string => folded(name).replaceAll(/[^\p{L}\p{N}]/gu, '');

export type ConsentPart = 'consentId' | 'expires' | 'date' | 'option' | 'value';

/** Names in English and Dutch, the likeliest first. */
export const PART_NAMES: Record<ConsentPart, readonly RegExp[]> = {
  consentId: [
    /^(consent|toestemmings?)(record)?(id|nr|no|number|nummer|code|key)$/,
    /^(consent|toestemmings?|opt(in|out)|subscription|preference)(guid|uuid|ref(erence)?|referentie)$/,
    /^(id|guid|uuid|record(id|nr|nummer)|row(id|number)|rij(id|nummer)|sleutel)$/,
  ],
  expires: [
    /^(consent|toestemming)?(expires?|expiry|expiration)(on|at|date|time)?$/,
    /^(consent|toestemmings?)?(valid|effective)(to|until|through)(date)?$/,
    /^(toestemming)?geldig(totenmet|tot|tm)(datum)?$/,
    /^(toestemming)?(verval|verloop|eind)(t|datum|op)?(datum|op)?$/,
    /^(consent)?end(s|date|sat|son)?$/,
    /(expir|validuntil|geldigtot|verval|verloopt)/,
  ],
  date: [
    /^(consent|toestemmings?)(date|datum|time|tijd|tijdstip|timestamp|datetime|datumtijd)$/,
    /^(date|datum|tijdstip)(of|van)(the|de)?(consent|toestemming)$/,
    /^(consented|granted|given|captured|signedup|opted(in|out)?)(at|on|date)$/,
    /^(opt(in|out)|signup|subscription|inschrijf|aanmeld|capture|event|status)(date|datum|time|timestamp)$/,
    /^(last)?(changed|modified|updated)(at|on|date|time)?$/,
    /^(laatst)?(gewijzigd|bijgewerkt)(op)?$|^wijzigingsdatum$/,
    /^(effective|valid)from(date)?$|^geldigvan(af)?$|^ingangsdatum$/,
    /^(date|datum|timestamp|datetime|tijdstip|datumtijd|time|moment)$/,
    /^(created|aangemaakt)(at|on|date|op)?$|^aanmaakdatum$/,
    /(consent|toestemming).*(date|datum|timestamp|tijdstip)/,
  ],
  option: [
    /^(consent|toestemmings?)(option|optie)$/,
    /^(typeof|type|soort)(consent|toestemming)$|^(consent|toestemmings?)(type|soort)$/,
    /^(consent|toestemmings?)(purpose|doel|topic|onderwerp|channel|kanaal|category|categorie|name|naam|for|voor)$/,
    /^(option|optie|purpose|doel|topic|onderwerp|preference|voorkeur|subscription|abonnement)(name|naam|type)?$/,
    /^(mailinglist|mailinglijst|list|lijst|channel|kanaal|category|categorie|type|soort|permission)(name|naam)?$/,
    /^(consent|toestemming)$/,
  ],
  value: [
    /^(consent|toestemmings?)(value|waarde)$/,
    /^(consent|toestemmings?)(status|state|given|granted|gegeven|verleend|answer|antwoord|choice|keuze|decision|flag)$/,
    /^(statusof|status)(consent|toestemming)$/,
    /^(value|waarde|status|state|granted|verleend|optedin|optin|optout|optedout|subscribed|aangemeld|ingeschreven)$/,
    /^(choice|keuze|answer|antwoord|response|decision|akkoord|agreed|agree|permission|allowed|toegestaan)$/,
    /^(has|is|heeft)?(consent|toestemming|opt(ed)?(in|out)|subscribed)(ed|status)?$/,
  ],
};
/** So many names of each part are of nothing but consent data. */
export const SURE: Record<'option' | 'value', number> = { option: 3, value: 3 };

const EMAIL_NAME =
  /^(?:(?:e?mail|contact|customer|klant|primary|work|consent)*)(?:e?mail)(?:address|adres|addr)?\d?$|e?mailadd?res+/;
const PHONE_NAME = /phone|telefoon|mobiel|mobile|cell|gsm|^tel(?:nr|nummer)?$|msisdn/;

export const isEmailName = (plain: string): boolean => EMAIL_NAME.test(plain);
export const isPhoneName = (plain: string): boolean => PHONE_NAME.test(plain);
