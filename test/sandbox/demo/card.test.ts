import { buttonsOf, inputsOf, linesOf, linksOf } from '../../../sandbox/demo/card.js';

const text = (words: string) => ({ type: 'TextBlock', text: words });

test('reads a card in the order of the eye, and what stands side by side as one line', () => {
  const columns = [
    { type: 'Column', items: [text('Enriched')] },
    { type: 'Column', items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '580' }] }] },
  ];
  const card = {
    type: 'AdaptiveCard',
    body: [text('Result'), { type: 'Container', items: [{ type: 'ColumnSet', columns }] }, text('\u2068Ann\u2069')],
  };

  expect(linesOf(card)).toEqual(['Result', 'Enriched  580', 'Ann']);
});

test('reads the fallback of what only newer clients draw', () => {
  const card = {
    body: [
      { type: 'ProgressBar', value: 40, fallback: text('40 %') },
      { type: 'Chart.Donut', data: [] },
    ],
  };

  expect(linesOf(card)).toEqual(['40 %']);
});

test('never writes down what stands in a masked input', () => {
  const card = { body: [{ type: 'Input.Text', id: 't', label: 'Token', style: 'Password', value: 'secret' }] };

  expect(linesOf(card).join()).not.toContain('secret');
});

test('finds buttons and links wherever they stand', () => {
  const search = { type: 'Action.Execute', verb: 'find', title: 'Search', data: { id: 1 } };
  const back = { type: 'Action.Execute', verb: 'back', title: 'Back', associatedInputs: 'None' };
  const open = { type: 'Action.OpenUrl', title: 'Open', url: 'https://a.example' };
  const card = {
    body: [{ type: 'ColumnSet', columns: [{ items: [{ type: 'ActionSet', actions: [search] }] }] }],
    actions: [back, open],
  };

  expect(buttonsOf(card)).toEqual([
    { title: 'Search', verb: 'find', data: { id: 1 }, withInputs: true },
    { title: 'Back', verb: 'back', data: {}, withInputs: false },
  ]);
  expect(linksOf(card)).toEqual([{ title: 'Open', url: 'https://a.example' }]);
});

test('finds inputs with their label, also where a problem stands around them', () => {
  const input = { type: 'Input.Text', id: 'name', label: 'Name', isRequired: true };
  const card = { body: [{ type: 'Container', items: [input, text('Please fill this in.')] }] };

  expect(inputsOf(card)).toMatchObject([{ id: 'name', label: 'Name', required: true, value: '' }]);
});
