import { mkdir, writeFile } from 'node:fs/promises';
import { appPackage, readSettings } from './appPackage.js';

// `npm run package`: the zip to upload in Teams, in dist/.
const TARGET = 'dist/enrichment-steward.zip';

try {
  const { settings, examples } = readSettings(process.env);
  await mkdir('dist', { recursive: true });
  await writeFile(TARGET, await appPackage(settings));
  console.log(`${TARGET} is ready.`);
  if (examples.length > 0) {
    console.log(`It holds example values and cannot be installed before these are set: ${examples.join(', ')}.`);
  }
} catch (error) {
  console.error(`The package was not made.\n${(error as Error).message}`);
  process.exitCode = 1;
}
