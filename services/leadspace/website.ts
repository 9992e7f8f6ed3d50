import { parse } from 'tldts';

/** What of a "company website" field may be sent; empty when it is nobody's own website. */
export interface Website {
  website?: string;
  companyLinkedinUrl?: string;
}

/** Mail providers: the domain of an address there says nothing about the company. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com icloud.com me.com mac.com ' +
    'aol.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com bk.ru qq.com 163.com ' +
    '126.com sina.com naver.com hanmail.net proton.me protonmail.com pm.me tutanota.com zoho.com fastmail.com hey.com ziggo.nl kpnmail.nl ' +
    'planet.nl hetnet.nl home.nl xs4all.nl chello.nl upcmail.nl casema.nl zonnet.nl quicknet.nl telenet.be skynet.be orange.fr wanadoo.fr ' +
    'free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it btinternet.com sky.com virginmedia.com comcast.net sbcglobal.net ' +
    'cox.net charter.net bigpond.com rediffmail.com bluewin.ch'
  ).split(' '),
);
/** Providers with a domain in every country. */
const FREE_MAIL_NAMES = new Set(['hotmail', 'outlook', 'live', 'yahoo']);

/** A page on these is about the company, and is not its website. */
const SOCIAL = new Set(
  (
    'linkedin.com lnkd.in facebook.com fb.com fb.me instagram.com twitter.com x.com youtube.com youtu.be tiktok.com pinterest.com ' +
    'xing.com linktr.ee wa.me t.me crunchbase.com wikipedia.org google.com goo.gl bit.ly instagr.am threads.net bsky.app ' +
    'snapchat.com whatsapp.com vimeo.com yelp.com trustpilot.com etsy.com marktplaats.nl kvk.nl goudengids.nl telefoonboek.nl'
  ).split(' '),
);

const LINKEDIN_COMPANY = /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/company\/([^/?#\s]+)/i;

/**
 * Cleans what somebody typed as a website: host only, lower case, without `www.`, path, port or credentials. Refused are IP
 * addresses, single labels, unknown endings, mail providers and social networks; a LinkedIn company page has a field of its own.
 */
export function cleanWebsite(text: string): Website {
  const typed = text.trim();
  const company = LINKEDIN_COMPANY.exec(typed)?.[1];
  if (company) return { companyLinkedinUrl: `https://www.linkedin.com/company/${company}` };
  const host = hostOf(typed);
  return host && isOwn(host) ? { website: host } : {};
}

function hostOf(typed: string): string | undefined {
  const withoutMailto = typed.replace(/^mailto:/i, '');
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(withoutMailto) ? withoutMailto : `https://${withoutMailto}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.hostname.replace(/\.$/, '').replace(/^www\d?\./, '');
}

function isOwn(host: string): boolean {
  const { domain, domainWithoutSuffix, isIcann, isPrivate, publicSuffix } = parse(host, { allowPrivateDomains: true });
  if (!domain || !domainWithoutSuffix) return false;
  // `.example` is reserved for documentation and test data, which are companies too; any other unknown ending is a slip.
  if (!isIcann && !isPrivate && publicSuffix !== 'example') return false;
  return (
    !FREE_MAIL.has(domain) && !FREE_MAIL_NAMES.has(domainWithoutSuffix) && !SOCIAL.has(domain) && !SOCIAL.has(host)
  );
}
