import { findCommand, plainText, wordsOf } from '../../bot/commandLine.js';
import { commands } from '../../bot/commands/index.js';

const found = (text: string) => {
  const typed = findCommand(text, commands);
  return typed && { name: typed.command.name, args: typed.args, rest: typed.rest };
};

test('what follows the word is there in words, and as it was typed', () => {
  expect(found('segment Name = "Contoso (Retail)" AND (Employees > 10)')).toEqual({
    name: 'segment',
    args: ['Name', '=', 'Contoso (Retail)', 'AND', '(Employees', '>', '10)'],
    rest: 'Name = "Contoso (Retail)" AND (Employees > 10)',
  });
});

test.each([
  ['segment', ''],
  ['  Segment:   Name = “Contoso”', 'Name = “Contoso”'],
  ['/SEGMENT «Naam» = x', '«Naam» = x'],
  ['"segment" Name = x', 'Name = x'],
])('of %s the rest is "%s"', (text, rest) => {
  expect(found(text)).toMatchObject({ name: 'segment', rest });
});

test('a message of Teams loses its mention, tags and entities before it is read', () => {
  const recipient = { id: '28:steward', name: 'Enrichment Steward' };
  const text = '<at>Enrichment Steward</at> segment Consent&nbsp;option=Newsletter &amp; Employees &lt; 10';

  expect(plainText({ text, recipient })).toBe('segment Consent option=Newsletter & Employees < 10');
});

test('words in quotes are one', () => {
  expect(wordsOf('view "Leadspace companies" contoso')).toEqual(['view', 'Leadspace companies', 'contoso']);
});
