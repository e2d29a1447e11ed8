import { readFileSync } from 'node:fs';

export interface Outcome {
  passed: number;
  failed: number;
  /** What to read when something failed. */
  output: string;
}

export function single(ok: boolean, output: string): Outcome {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: unknown[] }[];
}

/** Counts tests; a file that could not even be loaded, and a run that broke outside a test, count as one each. */
export function vitestOutcome(reportFile: string, exitCode: number, output: string): Outcome {
  const report = readReport<VitestReport>(reportFile);
  if (!report) return single(false, output);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: failed || (exitCode === 0 ? 0 : 1), output };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

export function playwrightOutcome(reportFile: string, exitCode: number, output: string): Outcome {
  const report = readReport<PlaywrightReport>(reportFile);
  if (!report) return single(false, output);
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky + report.errors.length;
  return { passed: expected, failed: failed || (exitCode === 0 ? 0 : 1), output };
}

/** Undefined when the runner ended before it wrote its report. */
function readReport<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
