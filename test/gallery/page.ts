import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../cards/card.js';
import { backgroundOf, hostConfig, type Theme } from './hostConfig.js';

const SCRIPT = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Draws the card in the browser, as wide as the window; fails where the package does. */
export async function drawOn(page: Page, card: AdaptiveCard, theme: Theme): Promise<void> {
  await page.setContent(
    `<!doctype html><html lang="${card.lang}"><style>${styles(theme)}</style><div id="card"></div>`,
  );
  await page.addScriptTag({ content: readFileSync(SCRIPT, 'utf8') });
  await page.evaluate(`(${DRAW})(${JSON.stringify(card)}, ${JSON.stringify(hostConfig(theme))})`);
}

/** Runs in the page, so it is text: nothing of this program is there. Of markdown only bold is drawn; nothing more is used. */
const DRAW = `(json, config) => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(config);
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const plain = document.createElement('span');
    plain.textContent = text;
    result.outputHtml = plain.innerHTML.replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>');
    result.didProcess = true;
  };
  card.parse(json);
  document.getElementById('card').append(card.render());
}`;

function styles(theme: Theme): string {
  const dark = theme === 'dark';
  const line = dark ? '#616161' : '#d1d1d1';
  return `
    :root { color-scheme: ${theme} }
    body { margin: 0; padding: 8px; background: ${dark ? '#1f1f1f' : '#f0f0f0'}; color: ${dark ? '#fff' : '#242424'} }
    #card { background: ${backgroundOf(theme)}; border-radius: 6px; overflow: hidden; overflow-wrap: break-word }
    .ac-pushButton { background: transparent; color: inherit; border: 1px solid ${line}; border-radius: 4px;
      padding: 6px 12px; font: 600 14px sans-serif }
    .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff }
    .ac-pushButton.style-destructive { color: ${dark ? '#f9526b' : '#c4314b'} }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px }
    .ac-textInput, .ac-multichoiceInput { box-sizing: border-box; width: 100%; padding: 6px; border: 1px solid ${line};
      border-radius: 4px; background: transparent; color: inherit; font: inherit }
    .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect { border: 0; padding: 0 }
    table { border-color: ${line} }`;
}
