import { measureUnified, unifiedTable } from './unified.js';

// `npm run unified`: how well three overlapping lists become one, against the truth that the generator knows.

for (const seed of [1, 2, 3]) console.log(`\nseed ${seed}\n${unifiedTable(await measureUnified(1_000, seed))}`);
