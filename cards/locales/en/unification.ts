/** One Customer entity from several sources. */
export const unification = {
  title: 'Unify sources',
};
