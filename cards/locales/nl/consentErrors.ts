import type * as English from '../en/consentErrors.js';
import type { ErrorText } from '../en/errors.js';

export const consentErrors: Record<keyof typeof English.consentErrors, ErrorText> = {
  dateOrderMissing: {
    message: () => 'Datums zoals 03/04/2026 zijn op twee manieren te lezen, en er wordt niet geraden welke bedoeld is.',
    next: 'Kies de volgorde van dag en maand in het importformulier.',
    here: 'Kies de volgorde van dag en maand.',
  },
  dateUnreadable: {
    message: () => 'Dat is geen leesbare datum.',
    next: 'Typ hem als 2026-11-22.',
  },
  identifierUnreadable: {
    message: () => 'Dat is geen e-mailadres en geen telefoonnummer.',
    next: 'Typ een heel adres, of een nummer met landnummer, zoals +31 20 123 4567.',
  },
  optionUnknown: {
    message: ({ option = '' }) => `Er is geen toestemmingsoptie ${option} in de gegevens.`,
    next: 'Typ “toestemming” om te zien welke opties er zijn.',
  },
  valueMissing: {
    message: () => 'Zonder kolom met toestemmingswaarden kan er niets worden geïmporteerd.',
    next: 'Kies de kolom die zegt of iemand heeft ingestemd.',
  },
  identifierMissing: {
    message: () => 'Zonder e-mailadressen of telefoonnummers hoort toestemming bij niemand.',
    next: 'Kies de kolom met het adres of het nummer.',
  },
  ruleMissing: {
    message: () => 'Het segment heeft nog geen voorwaarde.',
    next: 'Typ een regel, of voeg een voorwaarde toe met het formulier.',
  },
  segmentInUse: {
    message: ({ name = '', users = '' }) => `${name} is de gegevensset van ${users}.`,
    next: 'Geef die verrijking eerst een andere gegevensset, of verwijder haar.',
  },
  segmentOutdated: {
    message: ({ name = '' }) =>
      `De toestemming is gewijzigd sinds de leden van ${name} zijn gevonden, dus er gaat niets de deur uit.`,
    next: 'Vernieuw het segment en exporteer het daarna.',
  },
  segmentEmpty: {
    message: ({ name = '' }) => `${name} heeft geen leden.`,
    next: 'Bekijk de regel, of vernieuw het segment.',
  },
  segmentInactive: {
    message: ({ name = '' }) => `${name} is niet actief en wordt niet vernieuwd.`,
    next: 'Activeer het eerst bij “segmenten”.',
  },
  reasonMissing: {
    message: () => 'Om de toestemmingsbewaking opzij te zetten is een reden nodig, die wordt vastgelegd.',
    next: 'Typ de reden.',
  },
  columnsMissing: {
    message: () => 'Er is geen kolom gekozen, dus het bestand zou leeg zijn.',
    next: 'Kies minstens één kolom.',
  },
  uploadFailed: {
    message: ({ status = '' }) => `Het bestand kon niet in uw OneDrive worden gezet (${status}).`,
    next: 'Exporteer het opnieuw; blijft het zo, vraag het dan aan wie Teams beheert.',
  },
};
