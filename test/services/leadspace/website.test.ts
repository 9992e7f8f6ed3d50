import { cleanWebsite } from '../../../services/leadspace/website.js';

test.each([
  ['fabrikam.example', 'fabrikam.example'],
  ['https://www.Fabrikam.example:8080/about?x=1#y', 'fabrikam.example'],
  ['WWW.CONTOSO.COM', 'contoso.com'],
  ['www.contoso.com.', 'contoso.com'],
  ['https://user:secret@shop.contoso.co.uk/', 'shop.contoso.co.uk'],
  ['info@contoso.com', 'contoso.com'],
  ['mailto:info@contoso.com', 'contoso.com'],
  ['münchen.de', 'xn--mnchen-3ya.de'],
  ['acme.github.io', 'acme.github.io'],
])('%s is sent as %s', (typed, website) => {
  expect(cleanWebsite(typed)).toEqual({ website });
});

test.each([
  ['an empty cell', ''],
  ['a word', 'n/a'],
  ['a single label', 'localhost'],
  ['an ending that does not exist', 'contoso.con'],
  ['an ending alone', 'co.uk'],
  ['an IP address', '10.0.0.1'],
  ['an IPv6 address', 'http://[::1]/'],
  ['an address written as a number', 'http://2130706433/'],
  ['a mail provider', 'jan@gmail.com'],
  ['a mail provider of any country', 'yahoo.co.uk'],
  ['a page on a social network', 'https://www.facebook.com/contoso'],
  ['a person on LinkedIn', 'https://nl.linkedin.com/in/jan'],
  ['a script', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['two addresses', 'contoso.com and fabrikam.com'],
])('%s is nobody’s website', (_what, typed) => {
  expect(cleanWebsite(typed)).toEqual({});
});

test.each(['https://www.linkedin.com/company/contoso-ltd/?x=1', 'nl.linkedin.com/company/contoso-ltd'])(
  'a company page on LinkedIn (%s) is kept as such',
  (typed) => {
    expect(cleanWebsite(typed)).toEqual({ companyLinkedinUrl: 'https://www.linkedin.com/company/contoso-ltd' });
  },
);
