/** Exports of segments. */
export const exports = {
  title: 'Exporteren',
};
