import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playwrightOutcome, vitestOutcome } from './outcome.ts';
import { temporaryFolder } from './temporaryFolder.ts';

function report(content: unknown): string {
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const file = (status: string, tests: number) => ({
  name: 'x.test.ts',
  status,
  message: '',
  assertionResults: Array.from({ length: tests }, () => ({})),
});

test('a test file that could not be loaded counts as a failure', () => {
  const loaded = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('failed', 4), file('failed', 0)],
  };
  expect(vitestOutcome(report(loaded), 1, '')).toMatchObject({ passed: 3, failed: 2 });
});

test('a run that broke outside its tests counts as a failure', () => {
  const green = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 3)] };
  expect(vitestOutcome(report(green), 0, '')).toMatchObject({ passed: 3, failed: 0 });
  expect(vitestOutcome(report(green), 1, '')).toMatchObject({ passed: 3, failed: 1 });
});

test('a runner that wrote no report has failed', () => {
  const nowhere = join(temporaryFolder(), 'none.json');
  expect(vitestOutcome(nowhere, 0, '')).toMatchObject({ passed: 0, failed: 1 });
  expect(playwrightOutcome(nowhere, 0, '')).toMatchObject({ passed: 0, failed: 1 });
});

test('flaky browser tests and errors outside tests are failures', () => {
  const found = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] };
  expect(playwrightOutcome(report(found), 1, '')).toMatchObject({ passed: 5, failed: 3 });
});
