import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writeGenerated } from './writeGenerated.js';

// npm run generate -- --profiles 100000 --out FILE [--seed N]

const Options = z.object({
  profiles: z.coerce.number().int().min(1).max(10_000_000),
  out: z.string().min(1),
  seed: z.coerce.number().int().default(1),
});

const { values } = parseArgs({
  options: { profiles: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string' } },
});
const options = Options.safeParse(values);
if (!options.success) {
  console.error(z.prettifyError(options.error));
  console.error('Usage: npm run generate -- --profiles 100000 --out FILE.csv [--seed 1]');
  process.exitCode = 2;
} else {
  const { out, profiles, seed } = options.data;
  await writeGenerated(out, profiles, seed);
  console.log(`${out}: ${profiles} profiles, seed ${seed}`);
}
