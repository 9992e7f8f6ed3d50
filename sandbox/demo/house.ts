import { answers, BOT, freePort, type Running, startProcess, typescript } from './processes.js';

/** Bot and sandbox, each a process of its own on a free port. */
export interface House {
  bot: Running;
  sandbox: Running;
  /** The bot's address. */
  url: string;
  sandboxUrl: string;
  /** Credits taken so far, by the sandbox's own count. */
  credits(): Promise<number>;
  stop(): Promise<void>;
}

export interface HouseSettings {
  dataDir: string;
  importDir: string;
  /** Further settings of the bot and of the sandbox. */
  bot?: Record<string, string>;
  sandbox?: Record<string, string>;
}

export async function startHouse(settings: HouseSettings): Promise<House> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const sandbox = await startProcess({
    command: typescript('sandbox/leadspace/main.ts'),
    env: { SANDBOX_PORT: String(sandboxPort), ...settings.sandbox },
    isReady: () => answers(`${sandboxUrl}/__sandbox/credits`),
  });
  try {
    const bot = await startProcess({
      command: BOT,
      env: {
        PORT: String(port),
        LEADSPACE_URL: sandboxUrl,
        DATA_DIR: settings.dataDir,
        IMPORT_DIR: settings.importDir,
        LOG_LEVEL: 'warn',
        ...settings.bot,
      },
      // Says so when everything is up; the port is open before that.
      isReady: (output) => output.includes('listens on'),
    });
    const stop = async () => {
      await bot.stop();
      await sandbox.stop();
    };
    return { bot, sandbox, url, sandboxUrl, credits: () => creditsOf(sandboxUrl), stop };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

async function creditsOf(sandboxUrl: string): Promise<number> {
  const response = await fetch(`${sandboxUrl}/__sandbox/credits`);
  const { creditsSpent } = (await response.json()) as { creditsSpent: number };
  return creditsSpent;
}
