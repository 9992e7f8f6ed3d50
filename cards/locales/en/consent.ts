/** Consent data, unification, and who agreed to what. */
export const consent = {
  title: 'Consent',
};
