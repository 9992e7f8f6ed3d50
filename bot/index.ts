import { existsSync } from 'node:fs';
import { createApp } from './app.js';
import { readConfig } from './config.js';
import { sentenceOf } from './startTrouble.js';

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
  console.error(sentenceOf(error) ?? error);
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
