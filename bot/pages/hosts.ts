/** Where Teams, Outlook and Microsoft 365 show pages of apps: nobody else may put ours into a frame. */
const TEAMS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];
/** Clients on this machine. */
const LOCAL = ['http://localhost:*', 'http://127.0.0.1:*'];

export const framesOf = (development: boolean): readonly string[] => (development ? [...TEAMS, ...LOCAL] : TEAMS);
