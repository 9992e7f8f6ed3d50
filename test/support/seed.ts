import fc from 'fast-check';

// Before every test file: what is made at random is the same in every run. A test's own seed comes first; `FC_SEED=7 npm run jest`
// tries other cases, for a search by hand.

const SEED = 20_261_122;

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? SEED) });
