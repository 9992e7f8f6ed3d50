import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocale } from '../../cards/locale.js';
import { cardSamples } from '../support/cardSamples/index.js';
import { launchChromium } from '../support/chromium.js';
import type { Theme } from './hostConfig.js';
import { drawOn } from './page.js';

// Every card with every sample, as pictures: both languages, light and dark, as narrow as a phone and wide.
// `npm run gallery -- setup` draws only the samples whose card or name holds that word.

const OUT = fileURLToPath(new URL('out/', import.meta.url));
const WIDTHS = { narrow: 320, wide: 640 };
const [wanted = ''] = process.argv.slice(2);

const samples = cardSamples.filter(({ card, name }) => `${card} ${name}`.toLowerCase().includes(wanted.toLowerCase()));
const views = samples.flatMap((sample) =>
  (['en', 'nl'] as const).flatMap((language) =>
    (['light', 'dark'] as const satisfies Theme[]).flatMap((theme) =>
      (['narrow', 'wide'] as const).map((width) => ({ sample, language, theme, width })),
    ),
  ),
);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  for (const { sample, language, theme, width } of views) {
    await page.setViewportSize({ width: WIDTHS[width], height: 400 });
    await drawOn(page, sample.draw(createLocale(language)), theme);
    await page.screenshot({ path: `${OUT}${fileOf(sample, language, theme, width)}`, fullPage: true });
  }
} finally {
  await browser.close();
}
writeFileSync(`${OUT}index.html`, overview());
console.log(`${views.length} pictures of ${samples.length} samples: open ${OUT}index.html`);

function fileOf(sample: { card: string; name: string }, language: string, theme: string, width: string): string {
  const name = sample.name.replace(/[^\w]+/g, '-').toLowerCase();
  return `${sample.card}.${name}.${language}.${theme}.${width}.png`;
}

function overview(): string {
  const figures = views.map(({ sample, language, theme, width }) => {
    const file = fileOf(sample, language, theme, width);
    const title = `${sample.card}: ${sample.name} (${language}, ${theme}, ${width})`.replaceAll('<', '&lt;');
    return `<figure><figcaption>${title}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt=""></a></figure>`;
  });
  const styles =
    'main { display: flex; flex-wrap: wrap; align-items: start } figure { margin: 8px } figcaption { font: 12px sans-serif }';
  return `<!doctype html><meta charset="utf-8"><title>Cards</title><style>${styles}</style><main>${figures.join('')}</main>`;
}
