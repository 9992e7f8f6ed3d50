import { spawnSync } from 'node:child_process';
import { ROOT } from '../support/sourceFiles.js';

test('npm run demo plays the main job, the story of consent and the scheduled refresh of the morning after, and what it counts adds up', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'demo'], { cwd: ROOT, encoding: 'utf8' });

  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const counted = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number> & {
    scheduledRefresh: string;
  };
  const { profiles, enriched, noMatch, skipped, withheld, unknown, notSent, seconds } = counted;
  expect(enriched! + noMatch! + skipped! + withheld! + unknown! + notSent!).toBe(profiles);
  expect(Object.keys(counted).slice(-4)).toEqual(['creditsSpent', 'maxTurnMs', 'maxRssMb', 'seconds']);
  const { segmentMembers, withheldByConsent, exported, removedAtExport } = counted;
  expect(exported).toBe(segmentMembers);
  expect(withheldByConsent).toBeGreaterThan(0);
  expect(withheldByConsent).toBeLessThan(segmentMembers!);
  expect(removedAtExport).toBeGreaterThan(0);
  expect(removedAtExport).toBeLessThan(exported!);
  expect(counted.scheduledRefresh).toBe('Successful');
  expect(counted.membersOut).toBeGreaterThan(0);
  expect(stdout).toMatch(/Refresh successful\n[\s\S]*by the schedule/);
  expect(counted.creditsSpent).toBeGreaterThan(0);
  expect(counted.maxRssMb).toBeGreaterThan(50);
  expect(counted.maxTurnMs).toBeLessThan(2000);
  expect(seconds).toBeLessThan(90);
  expect(stdout).not.toContain('good-token');
});
