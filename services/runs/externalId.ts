import { createHash } from 'node:crypto';

/**
 * What names a record to the provider: opaque, the same for a profile whenever it is sent in this run, and never equal in two
 * runs. It holds nothing of the profile, not even its CustomerId.
 */
export function externalIds(runId: string): {
  of(requestNo: number): string;
  noOf(externalId: string): number | undefined;
} {
  const prefix = `${createHash('sha256').update(runId).digest('hex').slice(0, 12)}-`;
  return {
    of: (requestNo) => `${prefix}${requestNo}`,
    noOf(externalId) {
      const digits = externalId.startsWith(prefix) ? externalId.slice(prefix.length) : '';
      return /^[1-9]\d*$/.test(digits) ? Number(digits) : undefined;
    },
  };
}
