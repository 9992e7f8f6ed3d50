import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

const httpsAddress = z.url({ protocol: /^https$/, error: 'must be an https address' });

const origin = httpsAddress.refine(
  (address) => URL.canParse(address) && new URL('/', address).href === new URL(address).href,
  {
    error: 'must be an https address without a path',
  },
);

/** What an organisation fills in. Without it the package has example values, which `examples` names. */
export const PackageSettings = z.object({
  MICROSOFT_APP_ID: z.guid({ error: 'must be the id of the app registration (a GUID)' }),
  DEVELOPER_NAME: z.string().min(1).max(32),
  WEBSITE_URL: httpsAddress,
  PRIVACY_URL: httpsAddress,
  TERMS_URL: httpsAddress,
  PUBLIC_URL: origin,
});
export type PackageSettings = z.infer<typeof PackageSettings>;

export const EXAMPLES: PackageSettings = {
  MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000',
  DEVELOPER_NAME: 'Your organisation',
  WEBSITE_URL: 'https://www.example.com',
  PRIVACY_URL: 'https://www.example.com/privacy',
  TERMS_URL: 'https://www.example.com/terms',
  PUBLIC_URL: 'https://steward.example.com',
};

const FILES = ['manifest.json', 'en.json', 'nl.json', 'color.png', 'outline.png'] as const;

/** The environment's settings, with an example for each that is absent. @throws an Error that names every mistake */
export function readSettings(environment: Record<string, string | undefined>) {
  const examples = Object.keys(EXAMPLES).filter((name) => !environment[name]);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const parsed = PackageSettings.safeParse({ ...EXAMPLES, ...given });
  if (parsed.success) return { settings: parsed.data, examples };
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

/** The zip that Teams installs: everything at its root, the settings filled in. */
export async function appPackage(settings: PackageSettings): Promise<Uint8Array> {
  const files = await Promise.all(FILES.map(async (name) => [name, await contentOf(name, settings)] as const));
  return zipSync(Object.fromEntries(files));
}

async function contentOf(name: (typeof FILES)[number], settings: PackageSettings): Promise<Uint8Array> {
  const bytes = await readFile(new URL(name, import.meta.url));
  if (name !== 'manifest.json') return bytes;
  // Domains and the address for signing in are written without https.
  const holes = { ...settings, PUBLIC_HOST: new URL(settings.PUBLIC_URL).host };
  return strToU8(JSON.stringify(fillIn(JSON.parse(bytes.toString()), holes), null, 2));
}

/** Fills the strings, not the text of the file, so that no value can break out of its quotes. */
function fillIn(node: unknown, holes: Readonly<Record<string, string>>): unknown {
  if (typeof node === 'string') return node.replace(/\$\{\{(\w+)\}\}/g, (hole, name) => holes[name] ?? hole);
  if (Array.isArray(node)) return node.map((item) => fillIn(item, holes));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, fillIn(value, holes)]));
}
