/** Words of the pages: the frame, the overview, the table of profiles and one profile. */
export const pages = {
  title: 'Enrichment Steward',
  loading: 'Loading',
};
