import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readable, table } from '../bench/table.ts';
import { paths, repository } from '../setup/paths.ts';
import { run } from '../setup/run.ts';

/** What a row of the fault suite writes when it has ended. */
interface RowReport {
  readonly rounds: number;
  readonly result: string;
  readonly times?: { readonly of: string; readonly p50: number; readonly p99: number; readonly max: number };
}

export interface RowResult {
  readonly row: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** Missing when the row ended before it could say anything. */
  readonly report?: RowReport;
}

/** Runs one row in full, in sight. */
export async function runRow(row: string, file: string): Promise<RowResult> {
  const reportFile = join(paths.testResults, `fault-${row}.jsonl`);
  await mkdir(paths.testResults, { recursive: true });
  await rm(reportFile, { force: true });
  const startedAt = performance.now();
  const { code } = await run(
    join(repository, 'node_modules/.bin/vitest'),
    ['run', '--project', 'server', file],
    {
      cwd: repository,
      env: { ...process.env, RAPPORT_FAULT: 'full', RAPPORT_FAULT_REPORT: reportFile },
      onLine: (line) => console.log(line),
    },
  );
  const lines = (await readFile(reportFile, 'utf8').catch(() => '')).trim();
  return {
    row,
    // One that says nothing has not run.
    ok: code === 0 && lines !== '',
    seconds: (performance.now() - startedAt) / 1_000,
    ...(lines && { report: JSON.parse(lines.split('\n').at(-1) ?? '') as RowReport }),
  };
}

const heads = ['row', 'rounds', 'measured', 'p50 ms', 'p99 ms', 'max ms', 'seconds', ''];

/** A line a row with its figures, and below it what each row has found. */
export function faultTable(results: readonly RowResult[]): string {
  const lines = results.map(({ row, ok, seconds, report }) => {
    const { of = '', p50, p99, max } = report?.times ?? {};
    const times = [p50, p99, max].map((ms) => readable(ms, 1));
    return [row, readable(report?.rounds), of, ...times, readable(seconds), ok ? 'pass' : 'FAIL'];
  });
  const found = results.map(({ row, report }) => `${row}: ${report?.result || 'said nothing'}`);
  return `${table(heads, lines)}\n\n${found.join('\n')}`;
}
