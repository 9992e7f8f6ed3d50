import { startSandbox } from './server.js';
import { TOKEN_KINDS } from './tokens.js';

// The stand-in alone, as a process of its own: `tsx sandbox/leadspace/main.ts`.

const port = Number(process.env.SANDBOX_PORT ?? 3979);
const processingMs = process.env.SANDBOX_PROCESSING_MS;

try {
  const sandbox = await startSandbox({
    port,
    logFile: process.env.SANDBOX_LOG || undefined,
    ...(processingMs && { processingMs: () => Number(processingMs) }),
  });
  console.log(`Leadspace sandbox: ${sandbox.url}`);
  const width = Math.max(...TOKEN_KINDS.map(({ prefix }) => prefix.length)) + 1;
  for (const { prefix, meaning } of TOKEN_KINDS) console.log(`  ${`${prefix}…`.padEnd(width)}  ${meaning}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.close());
} catch (error) {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(busy ? `SANDBOX_PORT ${port} is taken by another program.` : error);
  process.exitCode = 1;
}
