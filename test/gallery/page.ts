import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../cards/card.js';
import { backgroundOf, hostConfig, type Theme } from './hostConfig.js';

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

/** A page that draws one card, as wide as the window. */
export const pageOf = (card: AdaptiveCard, theme: Theme): string => `<!doctype html>
<html lang="${card.lang}"><head><meta charset="utf-8"><style>${styles(theme)}</style></head>
<body><div id="card"></div><script>${SCRIPT}</script><script>
const card = new AdaptiveCards.AdaptiveCard();
card.hostConfig = new AdaptiveCards.HostConfig(${inScript(hostConfig(theme))});
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const plain = document.createElement('span');
  plain.textContent = text;
  result.outputHtml = plain.innerHTML.replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>');
  result.didProcess = true;
};
card.parse(${inScript(card)});
document.getElementById('card').append(card.render());
</script></body></html>`;

/** JSON that cannot end the script it stands in. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const styles = (theme: Theme): string => {
  const dark = theme === 'dark';
  const line = dark ? '#616161' : '#d1d1d1';
  const button = `background:transparent;color:inherit;border:1px solid ${line};border-radius:4px;padding:6px 12px;font:600 14px sans-serif`;
  return `
    :root { color-scheme: ${theme} }
    body { margin: 0; padding: 8px; background: ${dark ? '#1f1f1f' : '#f0f0f0'}; color: ${dark ? '#fff' : '#242424'} }
    #card { background: ${backgroundOf(theme)}; border-radius: 6px; overflow: hidden }
    .ac-pushButton { ${button}; cursor: pointer }
    .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff }
    .ac-pushButton.style-destructive { color: ${dark ? '#f9526b' : '#c4314b'} }
    .ac-actionSet > div, .ac-actionSet { flex-wrap: wrap; row-gap: 8px }
    .ac-input:not([type=checkbox]):not([type=radio]) { box-sizing: border-box; width: 100%; padding: 6px; border: 1px solid ${line};
      border-radius: 4px; background: transparent; color: inherit; font: inherit }
    .ac-multichoiceInput, .ac-choiceSetInput-expanded { border: 0 !important }
    table { border-color: ${line} }`;
};
