import { createDirectory } from '../../../../sandbox/leadspace/companies/directory.js';
import { inventedCompanies } from '../../../../sandbox/leadspace/companies/invented.js';
import { realCompanies } from '../../../../sandbox/leadspace/companies/real.js';
import { syntheticName } from '../../../../sandbox/leadspace/companies/synthetic.js';
import { findMatch } from '../../../../sandbox/leadspace/match/matcher.js';
import { nameKey } from '../../../../sandbox/leadspace/match/names.js';
import type { Address } from '../../../../sandbox/leadspace/match/place.js';
import { nameSimilarity } from '../../../../sandbox/leadspace/match/similarity.js';

const directory = createDirectory([...realCompanies(), ...inventedCompanies()]);

function matched(name: string, website?: string, address?: Address) {
  const match = findMatch(directory, { name, website, address });
  return match && `${match.company.id} ${match.level}`;
}

test('tells same-name twins apart by place or website, and takes the larger one when nothing else speaks', () => {
  expect(matched('Summit Foods')).toBe('ug-summit-us LOW');
  expect(matched('Summit Foods', undefined, { country: 'UK' })).toBe('ug-summit-uk MEDIUM');
  expect(matched('Summit Foods', 'www.summit-foods-uk.example')).toBe('ug-summit-uk HIGH');
  expect(matched('Orion Energy Services', '', { country: 'US', state: 'CA' })).toBe('ug-orion-us-ca MEDIUM');
});

test('an acronym is a guess until the place says which one', () => {
  expect(matched('HMSA')).toBe('ug-central-insurance-hi LOW');
  expect(matched('HMSA', undefined, { country: 'USA', state: 'California' })).toBe('ug-hmsa-school MEDIUM');
});

test('chooses by name within a family that shares a website', () => {
  expect(matched('Noordzee Offshore', 'noordzee.example')).toBe('ug-noordzee-offshore HIGH');
  expect(matched('Noordzee', 'noordzee.example')).toBe('ug-noordzee-holding HIGH');
});

test('finds names in other scripts and by their Latin names', () => {
  expect(matched('桜食品')).toBe('ug-sakura-foods MEDIUM');
  expect(matched('Sakura Foods KK')).toBe('ug-sakura-foods MEDIUM');
});

test('a right website repairs a bad name, and a wrong one does not spoil a good name', () => {
  expect(matched('Mikrosoft Nederland', 'microsoft.example')).toBe('ug-microsoft MEDIUM');
  expect(matched('Microsoft', 'intel.example')).toBe('ug-microsoft MEDIUM');
  expect(matched('Something Else Entirely', 'intel.example')).toBe('ug-intel LOW');
});

test('synthetic companies answer to their exact name or domain only', () => {
  const { name, website } = syntheticName(1);

  expect(matched(`${name.toUpperCase()} Ltd.`)).toBe('ug-s1 MEDIUM');
  expect(matched(name, `https://www.${website}/en`)).toBe('ug-s1 HIGH');
  expect(matched(`${name.replace('h', '')}`)).toBeUndefined();
});

test('leaves out no named company that is similar enough', () => {
  const everyone = directory.named;
  for (const { company } of everyone) {
    const typed = nameKey(company.name.replace(/(..)./, '$1x'));
    const searched = new Set(directory.sharingWords(typed));
    const similar = everyone.filter((other) => other.names.some((name) => nameSimilarity(typed, name) >= 0.75));
    expect(similar.filter((other) => !searched.has(other)).map((other) => other.company.name)).toEqual([]);
  }
});

test('the order in which companies are listed changes nothing', () => {
  const reversed = createDirectory([...inventedCompanies().reverse(), ...realCompanies().reverse()]);
  for (const name of ['Summit Foods', 'HMSA', 'Fabrikam', 'American', 'Phoenix', 'Delta Bouw', 'Honeywell', 'Union']) {
    expect(findMatch(reversed, { name })?.company.id).toBe(findMatch(directory, { name })?.company.id);
  }
});
