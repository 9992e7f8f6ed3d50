import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildProgram, type Program } from '../../support/program.js';

const ROWS = 1_000_000;
let program: Program;
let folder: string;
beforeAll(async () => {
  program = await buildProgram('importMeasured.ts');
  folder = await mkdtemp(join(tmpdir(), 'million-'));
  await mkdir(join(folder, 'import'));
});
afterAll(async () => {
  await program.remove();
  await rm(folder, { recursive: true });
});

/** A million profiles of ten columns, about 180 MB; every tenth note has a line end in it. */
async function writeFile({ flawed, shuffled }: { flawed: boolean; shuffled: boolean }): Promise<void> {
  const file = createWriteStream(join(folder, 'import', 'a.csv'));
  file.write('Account number,Company,Website,City,Country,Email,Phone,Owner,Created,Notes\n');
  for (let start = 0; start < ROWS; start += 1_000) {
    const lines: string[] = [];
    for (let row = start; row < start + 1_000; row++) lines.push(line(shuffled ? (row * 7_919) % ROWS : row, flawed));
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function line(id: number, flawed: boolean): string {
  if (flawed && id % 10_000 === 17) return `A${id},"never closed,x\n`;
  const note = id % 10 === 0 ? '"two\nlines, ""quoted"""' : '"some text, with a comma"';
  return `A${id},Company ${id} Holding B.V.,www.company${id}.example,City ${id % 999},Nederland,Info${id}@company${id}.example,+31 6 ${10_000_000 + id},owner ${id % 50},2024-01-11,${note}\n`;
}

interface Measured {
  state: string;
  read: number;
  accepted: number;
  added: number;
  changed: number;
  seconds: number;
  maxRssMb: number;
  maxLagMs: number;
  maxWriteMs: number;
}

async function measure(): Promise<Measured> {
  const child = spawn(process.execPath, [program.file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  createInterface({ input: child.stdout }).on('line', (text) => {
    last = text;
  });
  await once(child, 'close');
  console.log(last);
  return JSON.parse(last) as Measured;
}

const RUNS: [string, { flawed: boolean; shuffled: boolean }, Partial<Measured>][] = [
  ['as a spreadsheet writes it', { flawed: false, shuffled: false }, { accepted: ROWS, added: ROWS, changed: 0 }],
  ['again in another order', { flawed: false, shuffled: true }, { accepted: ROWS, added: 0, changed: 0 }],
  ['with a hundred rows that cannot be read', { flawed: true, shuffled: false }, { accepted: ROWS - 100, added: 0 }],
];

test.each(RUNS)(
  'a million profiles %s stay under 500 MB, and nobody waits meanwhile',
  async (_, kind, expected) => {
    await writeFile(kind);

    const measured = await measure();

    expect(measured).toMatchObject({ state: 'Successful', read: ROWS, ...expected });
    expect(measured.maxRssMb).toBeLessThan(500);
    expect(measured.maxLagMs).toBeLessThan(500);
    expect(measured.maxWriteMs).toBeLessThan(1_500);
  },
  300_000,
);
