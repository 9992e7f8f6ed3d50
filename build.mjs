import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

// `npm run build`: the bot as one file for production, and its pages. Beside it: package.json, and node_modules with what is native.
// `node build.mjs tab [folder]`: the pages alone.

const [only, folder = 'dist/tab'] = process.argv.slice(2);

if (only !== 'tab') await buildBot();
await buildPages();

async function buildBot() {
  await build({
    entryPoints: ['bot/index.ts'],
    outfile: 'dist/bot.mjs',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    legalComments: 'linked',
    // Native, and an optional part of restify that is native too.
    external: ['@duckdb/node-api', 'dtrace-provider'],
    // Older packages in the bundle call `require` and look at their own folder.
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module';",
        "import { fileURLToPath as __fileURLToPath } from 'node:url';",
        "import { dirname as __dirnameOf } from 'node:path';",
        // What was built is for production, unless somebody says otherwise.
        "process.env.NODE_ENV ||= 'production';",
        'const require = __createRequire(import.meta.url);',
        'const __filename = __fileURLToPath(import.meta.url);',
        'const __dirname = __dirnameOf(__filename);',
      ].join('\n'),
    },
  });
}

/** Files with a hash in their names, and the document that begins with them; the server fills in what is in double braces. */
async function buildPages() {
  const { metafile } = await build({
    entryPoints: { page: 'tab/main.tsx' },
    outdir: `${folder}/assets`,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    metafile: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === 'tab/main.tsx');
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/meta.json`, JSON.stringify(metafile));
  // Several builds may go on at the same time, and each has to find a whole document.
  const written = `${folder}/index.${process.pid}.html`;
  await writeFile(written, documentOf(`/tab/assets/${basename(entry)}`));
  await rename(written, `${folder}/index.html`);
  const made = Object.keys(metafile.outputs).map((path) => basename(path));
  const stale = (await readdir(`${folder}/assets`)).filter((name) => !made.includes(name));
  for (const name of stale) await rm(`${folder}/assets/${name}`, { force: true });
}

function documentOf(script) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="page-settings" content="{{settings}}">
    <title>Enrichment Steward</title>
    <link rel="icon" href="data:,">
    <style nonce="{{nonce}}">body { margin: 0; }</style>
    <script type="module" nonce="{{nonce}}" src="${script}"></script>
  </head>
  <body>
    <div id="page"></div>
    <noscript>This page needs JavaScript. Deze pagina heeft JavaScript nodig.</noscript>
  </body>
</html>
`;
}
