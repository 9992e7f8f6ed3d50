import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

test('runs alone, says its address, and ends in peace when asked to', async () => {
  const env = { ...process.env, SANDBOX_PORT: '0' };
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/leadspace/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  const url = /^Leadspace sandbox: (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];

  expect((await fetch(`${url}/__sandbox/credits`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});
