import { build } from 'esbuild';

// One file for production: `npm run build`, then `npm run serve`. Beside it: package.json, and node_modules with what is native.

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
