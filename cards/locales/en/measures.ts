/** Figures over the Customer entity and segments. */
export const measures = {
  title: 'Measures',
};
