import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

/** Where the browser of this machine is: `CHROMIUM_PATH`, else the first of the usual names on PATH. */
export function findChromium(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
  if (!found || !existsSync(found)) {
    throw new Error('No Chromium: install it (apt-get install chromium) or say where it is with CHROMIUM_PATH.');
  }
  return found;
}

export const launchChromium = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), headless: true, args: [...ARGUMENTS, ...more] });
