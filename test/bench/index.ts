// `npm run bench -- <name>`: how fast it is on this machine, as ratios of one run, because no two machines are alike. Ends with 1 when a
// goal was missed.

const BENCHES: Record<string, { about: string; run(): Promise<boolean> }> = {
  pages: {
    about: 'the pages over a million enriched profiles, compared with a thousand',
    run: async () => (await import('./pages.js')).benchPages(),
  },
  unify: {
    about: 'three lists made one Customer entity, compared with SQL typed by hand: unify [companies]',
    run: async () => (await import('./unify.js')).benchUnify(),
  },
};

const bench = BENCHES[process.argv[2] ?? ''];
if (!bench) {
  for (const [name, { about }] of Object.entries(BENCHES)) console.log(`npm run bench -- ${name}   ${about}`);
  process.exit(process.argv[2] === undefined ? 0 : 2);
}
process.exitCode = (await bench.run()) ? 0 : 1;
