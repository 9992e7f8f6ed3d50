import { writeFileSync } from 'node:fs';
import { sampleFiles } from './files.js';

for (const [name, text] of Object.entries(sampleFiles())) {
  writeFileSync(new URL(`../data/${name}`, import.meta.url), text);
  console.log(`sandbox/data/${name}: ${text.length} characters`);
}
