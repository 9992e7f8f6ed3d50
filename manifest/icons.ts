import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/support/chromium.js';

// Draws the PNG files of the package from their SVG sources: `npm run icons` after a source has changed.
const ICONS = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;

const browser = await launchChromium();
try {
  for (const { name, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await readFile(new URL(`./${name}.svg`, import.meta.url), 'utf8');
    await page.setContent(`<style>body{margin:0;background:transparent}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: fileURLToPath(new URL(`./${name}.png`, import.meta.url)), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
