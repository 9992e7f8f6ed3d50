const number = (n: number) => n.toLocaleString('en-GB');

/** Words of the pages: the frame, the overview, the table of profiles and one profile. */
export const pages = {
  title: 'Enrichment Steward',
  loading: 'Loading',
  unreachable: { message: 'The server did not answer.', next: 'Check your connection and try again.' },
  tryAgain: 'Try again',
  asTable: 'Table',
  absent: '–',
  moreInTable: (n: number) => `${number(n)} more in the table.`,
};
