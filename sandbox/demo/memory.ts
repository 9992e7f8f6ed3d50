import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface MemoryWatch {
  /** The most that the process has held at a time, in MB, as the system says. */
  mostMb(): Promise<number>;
}

/** Linux remembers the peak itself; elsewhere `ps` is asked twice a second. */
export function watchMemory(pid: number): MemoryWatch {
  let most = 0;
  const look = async () => {
    most = Math.max(most, (await peakKb(pid)) ?? (await presentKb(pid)) ?? 0);
  };
  setInterval(() => void look(), 500).unref();
  return {
    async mostMb() {
      await look();
      return Math.round(most / 1024);
    },
  };
}

async function peakKb(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return peak === undefined ? undefined : Number(peak);
}

async function presentKb(pid: number): Promise<number | undefined> {
  const asked = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
  return asked && Number(asked.stdout.trim());
}
