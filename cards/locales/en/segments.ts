/** Segments and their rules. */
export const segments = {
  title: 'Segments',
};
