/** Exports of segments. */
export const exports = {
  title: 'Export',
};
