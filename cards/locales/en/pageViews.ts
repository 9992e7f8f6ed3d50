/** Words of the other pages: runs, consent, the token, the choice of a tab, and outside Teams. */
export const pageViews = {
  runs: 'Runs',
};
