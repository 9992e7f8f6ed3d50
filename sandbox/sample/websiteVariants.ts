import type { Random } from '../leadspace/companies/random.js';

/** What stands in the website field: mostly right, in many spellings; a third missing; the rest wrong. `other` is some other company's. */
export function writtenWebsite(random: Random, website: string | undefined, other: string): string {
  const dice = random.next();
  if (dice < 0.3) return '';
  if (dice < 0.33) return spelt(random, other);
  if (dice < 0.36) return random.pick(['n/a', '-', 'none', 'tbd', 'http://', 'see email']);
  if (dice < 0.39)
    return random.pick(['gmail.com', 'www.outlook.com', 'https://www.facebook.com/ourcompany', 'outlook.com']);
  if (!website) return '';
  if (dice < 0.42) return spelt(random, `old-${website}`);
  if (dice < 0.44) return spelt(random, website.replace(/(.)\.example$/, '$1$1.example'));
  return spelt(random, website);
}

function spelt(random: Random, domain: string): string {
  const ways = [
    domain,
    domain,
    `www.${domain}`,
    `https://www.${domain}`,
    `https://${domain}/`,
    `http://www.${domain}/en/about-us`,
    `https://www.${domain}/contact?utm_source=mail`,
    `WWW.${domain.toUpperCase()}`,
    `shop.${domain}`,
    ` ${domain} `,
  ];
  return random.pick(ways);
}
