import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writeGenerated, writeGeneratedConsents } from './writeGenerated.js';

// npm run generate -- --profiles 100000 --out FILE [--seed N] [--consents 300000]: with `--consents` what their contacts said

const Options = z.object({
  profiles: z.coerce.number().int().min(1).max(10_000_000),
  out: z.string().min(1),
  seed: z.coerce.number().int().default(1),
  consents: z.coerce.number().int().min(1).max(30_000_000).optional(),
});

const { values } = parseArgs({
  options: {
    profiles: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string' },
    consents: { type: 'string' },
  },
});
const options = Options.safeParse(values);
if (!options.success) {
  console.error(z.prettifyError(options.error));
  console.error('Usage: npm run generate -- --profiles 100000 --out FILE.csv [--seed 1] [--consents 300000]');
  process.exitCode = 2;
} else {
  const { out, profiles, seed, consents } = options.data;
  if (consents === undefined) await writeGenerated(out, profiles, seed);
  else await writeGeneratedConsents(out, { rows: consents, profiles, seed });
  console.log(`${out}: ${consents ? `${consents} rows of consent over ` : ''}${profiles} profiles, seed ${seed}`);
}
