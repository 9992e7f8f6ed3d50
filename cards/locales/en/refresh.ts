export const refresh = {};
