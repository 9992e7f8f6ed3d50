import { once } from 'node:events';
import { createServer } from 'node:net';

export interface WantedPort {
  /** The setting that names it. */
  setting: string;
  port: number;
  host: string;
}

/** Sentences about ports that somebody else listens on; empty when all are free. */
export async function busyPorts(wanted: readonly WantedPort[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { setting, port, host } of wanted) {
    if (await isBusy(port, host)) problems.push(`Port ${port} is in use. Stop what listens there, or set ${setting}.`);
  }
  return problems;
}

/** Binding is the only sure question: who does not answer may be listening all the same. */
async function isBusy(port: number, host: string): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  }
  server.close();
  await once(server, 'close');
  return false;
}
