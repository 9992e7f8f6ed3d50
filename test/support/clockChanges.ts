/** Around these days clocks change (or, in Kolkata, do not): by an hour, by half of one, at midnight, and at the end of a day. */
export const CHANGES = [
  { timeZone: 'Europe/Amsterdam', date: '2026-03-29', change: 'gap' },
  { timeZone: 'Europe/Amsterdam', date: '2026-10-25', change: 'repeated' },
  { timeZone: 'America/New_York', date: '2026-03-08', change: 'gap' },
  { timeZone: 'America/New_York', date: '2026-11-01', change: 'repeated' },
  { timeZone: 'Australia/Lord_Howe', date: '2026-10-04', change: 'gap' },
  { timeZone: 'Australia/Lord_Howe', date: '2026-04-05', change: 'repeated' },
  { timeZone: 'America/Santiago', date: '2026-09-06', change: 'gap' },
  { timeZone: 'America/Santiago', date: '2026-04-05', change: 'repeated' },
  { timeZone: 'Africa/Cairo', date: '2026-04-24', change: 'gap' },
  { timeZone: 'Africa/Cairo', date: '2026-10-30', change: 'repeated' },
  { timeZone: 'Pacific/Chatham', date: '2026-09-27', change: 'gap' },
  { timeZone: 'Pacific/Chatham', date: '2026-04-05', change: 'repeated' },
  { timeZone: 'America/Nuuk', date: '2026-03-29', change: 'gap' },
  { timeZone: 'America/Nuuk', date: '2026-10-25', change: 'repeated' },
  { timeZone: 'Asia/Kolkata', date: '2026-03-29', change: 'none' },
] as const;
