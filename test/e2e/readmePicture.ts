import { fileURLToPath } from 'node:url';
import { startProduct } from './product.js';
import { becomeAdministrator, connect, dryRun, importProfiles, map, runToTheEnd } from './steps.js';
import { ENGLISH } from './words.js';

// `npm run picture`: the card of the README, as Agents Playground draws it.

const target = fileURLToPath(new URL('../../manifest/readme.png', import.meta.url));
const product = await startProduct();
const { teams } = product;
try {
  await teams.page.setViewportSize({ width: 1000, height: 1600 });
  await teams.sees(ENGLISH.welcome);
  await becomeAdministrator(teams, ENGLISH);
  await importProfiles(teams, ENGLISH);
  await connect(teams, ENGLISH);
  await map(teams, ENGLISH);
  await dryRun(teams, ENGLISH);
  await runToTheEnd(teams, ENGLISH);
  // The chart draws itself in.
  await teams.page.waitForTimeout(1500);
  await teams.picture(target);
  console.log(target);
} finally {
  await product.close();
}
