import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Adds up what the runners reported. A test that was skipped, and a runner that left no report, count as failed.
const [folder] = process.argv.slice(2);
const RUNNERS = ['jest', 'e2e'];

const reports = RUNNERS.map((name) => {
  const file = join(folder, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
});
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum((report) => report?.numPassedTests ?? 0);
const failed = sum((report) =>
  report ? report.numFailedTests + report.numPendingTests + report.numTodoTests + report.numRuntimeErrorTestSuites : 1,
);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
