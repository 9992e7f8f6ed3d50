import type { ErrorText } from '../en/errors.js';
import type * as English from '../en/refreshErrors.js';

export const refreshErrors: Record<keyof typeof English.refreshErrors, ErrorText> = {
  refreshFailed: {
    message: ({ reference = '' }) =>
      `Deze stap is gestopt door een fout van de bot (kenmerk ${reference}); wat er was, is er nog.`,
    next: 'Probeer het opnieuw; stopt het weer, geef het kenmerk dan door aan uw beheerder, die het in het logboek vindt.',
  },
  nothingToRetry: {
    message: () => 'Van deze vernieuwing is niets (meer) mislukt.',
    next: 'Er hoeft niets te gebeuren.',
  },
  scheduleTimes: {
    message: () => 'Een planning heeft één tot vier tijden nodig, zoals 07:30.',
    next: 'Typ ze met komma’s ertussen: 07:30, 12:00.',
  },
  scheduleDays: {
    message: () => 'Een planning heeft minstens één dag van de week nodig.',
    next: 'Kies de dagen, of zet de planning uit.',
  },
  timeZoneUnknown: {
    message: ({ zone = '' }) => `${zone} is geen tijdzone.`,
    next: 'Typ een naam zoals Europe/Amsterdam.',
  },
  scheduleNeverFires: {
    message: ({ name = '' }) =>
      `${name} zou nooit vanzelf draaien: de vernieuwing van alles draait al op elk van deze tijden.`,
    next: 'Kies andere tijden, of laat het aan de vernieuwing van alles over.',
  },
  recordsMissing: {
    message: () => 'Hoeveel records een geplande uitvoering mag versturen moet een geheel getal vanaf 1 zijn.',
    next: 'Typ het hoogste aantal dat verstuurd mag worden zonder het u te vragen.',
  },
  notSubscribed: {
    message: () => 'Dit gesprek krijgt geen meldingen.',
    next: 'Typ eerst “abonneren”.',
  },
  muteUnreadable: {
    message: () => 'Dat is geen tijd tot wanneer het stil moet zijn.',
    next: 'Typ “dempen 2u”, “dempen 17:00”, “dempen tot opgelost” of “dempen uit”.',
  },
};
