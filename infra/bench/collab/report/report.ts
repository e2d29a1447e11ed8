import { readable, table } from '../../table.ts';
import type { Round, Scenario } from '../scenarios/scenario.ts';
import { judge, type Verdict } from './judge.ts';
import { median } from './median.ts';

/** All rounds of a scenario; a scenario that missed a goal has run twice. */
export interface Result {
  readonly scenario: Scenario;
  readonly attempts: readonly (readonly Round[])[];
}

const verdicts = ({ goals }: Scenario, rounds: readonly Round[]): readonly Verdict[] =>
  goals.map((goal) => judge(goal, rounds));

/** The last attempt counts. */
export function met({ scenario, attempts }: Result): boolean {
  return verdicts(scenario, attempts.at(-1) ?? []).every((verdict) => verdict.met);
}

/** Medians of what each server did, then the goals. */
export function report({ scenario, attempts }: Result): string {
  const { name, about, limits, columns, targets, floors } = scenario;
  const raised = Object.entries(limits).map(([limit, value]) => `${limit} ${readable(value)}`);
  const parts = [`${name}: ${about}`];
  if (raised.length > 0) parts.push(`  other limits than Rapport's own: ${raised.join(', ')}`);
  for (const [attempt, rounds] of attempts.entries()) {
    const again = attempt > 0 ? ', repeated' : '';
    const rows = [...targets, ...(floors ?? [])].map(({ name: row }) => [
      row,
      ...columns.map(({ figure, digits }) =>
        readable(median(rounds.map((round) => round[row]?.[figure] ?? Number.NaN)), digits),
      ),
    ]);
    const heads = [`median of ${rounds.length}${again}`, ...columns.map(({ title }) => title)];
    parts.push(table(heads, rows));
  }
  return parts.join('\n');
}

/** Every goal of every scenario, met or missed. */
export function goalsTable(results: readonly Result[]): string {
  const rows = results.flatMap(({ scenario, attempts }) =>
    attempts.flatMap((rounds, attempt) =>
      verdicts(scenario, rounds).map(({ says, value, bound, met }) => [
        `${scenario.name}${attempt > 0 ? ' (repeated)' : ''}: ${says}`,
        readable(value, 2),
        bound,
        met ? 'met' : 'MISSED',
      ]),
    ),
  );
  return table(['goal', 'measured', 'bound', ''], rows);
}
