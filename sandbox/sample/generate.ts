import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writeGenerated, writeGeneratedConsents, writeOverlapping } from './writeGenerated.js';

// npm run generate -- --profiles 100000 --out FILE [--seed N] [--consents 300000]: with `--consents` what their contacts said
// npm run generate -- --overlapping 1000 --out FOLDER [--seed N]: three lists of partly the same companies

const most = (limit: number) => z.coerce.number().int().min(1).max(limit);

const Options = z
  .object({
    profiles: most(10_000_000).optional(),
    overlapping: most(10_000_000).optional(),
    out: z.string().min(1),
    seed: z.coerce.number().int().default(1),
    consents: most(30_000_000).optional(),
  })
  .refine(({ profiles, overlapping }) => (profiles === undefined) !== (overlapping === undefined), {
    message: 'either --profiles or --overlapping',
  });

const { values } = parseArgs({
  options: {
    profiles: { type: 'string' },
    overlapping: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string' },
    consents: { type: 'string' },
  },
});
const options = Options.safeParse(values);
if (!options.success) {
  console.error(z.prettifyError(options.error));
  console.error('Usage: npm run generate -- --profiles 100000 --out FILE.csv [--seed 1] [--consents 300000]');
  console.error('       npm run generate -- --overlapping 1000 --out FOLDER [--seed 1]');
  process.exitCode = 2;
} else {
  const { out, profiles = 0, overlapping, seed, consents } = options.data;
  if (overlapping !== undefined) await writeOverlapping(out, overlapping, seed);
  else if (consents === undefined) await writeGenerated(out, profiles, seed);
  else await writeGeneratedConsents(out, { rows: consents, profiles, seed });
  const what = overlapping ? `three lists of ${overlapping} companies` : `${profiles} profiles`;
  console.log(`${out}: ${consents ? `${consents} rows of consent over ` : ''}${what}, seed ${seed}`);
}
