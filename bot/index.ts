import { existsSync } from 'node:fs';
import { createApp } from './app.js';
import { ConfigError, readConfig } from './config.js';

const MOST_CLOSING_MS = 20_000;

// Reads the settings, starts or says why not, and stops when it is asked to.

// Files that an engine makes as it goes, such as DuckDB's log, would be for everybody on this machine to read.
process.umask(0o077);

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const app = await createApp(config);
  console.log(
    `Enrichment Steward listens on ${app.url} (${config.development ? 'development' : 'production'}). Say "hello" in Teams.`,
  );
  stopWith(app.close);
} catch (error) {
  // What somebody can put right is a sentence; anything else comes with its place in the code.
  console.error(error instanceof ConfigError || isExpected(error) ? (error as Error).message : error);
  process.exitCode = 1;
}

/** A terminal and npm both pass Ctrl-C on, so further signals mean nothing; what does not end in time is ended. */
function stopWith(close: () => Promise<void>): void {
  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), MOST_CLOSING_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function isExpected(error: unknown): boolean {
  return error instanceof Error && (error.name === 'FolderInUse' || /^Port \d+ is in use/.test(error.message));
}
