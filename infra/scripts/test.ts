import {
  type Check,
  type Step,
  setUpChecks,
  sizesCheck,
  slowChecks,
  staticChecks,
  steps,
} from '../testing/checks.ts';
import type { Outcome } from '../testing/outcome.ts';

interface Result extends Outcome {
  name: string;
  seconds: number;
}

const wanted = wantedSteps(process.argv.slice(2));
const results: Result[] = [];

function wantedSteps(names: string[]): readonly Step[] {
  const unknown = names.filter((name) => !steps.includes(name as Step));
  if (unknown.length > 0) {
    console.error(`Unknown step: ${unknown.join(', ')}\n  The steps are: ${steps.join(', ')}`);
    process.exit(2);
  }
  return names.length > 0 ? (names as Step[]) : steps;
}

async function runChecks(checks: Check[]): Promise<void> {
  for (const check of checks) {
    if (!check.steps.some((step) => wanted.includes(step))) continue;
    const startedAt = Date.now();
    const outcome = await check.run();
    const seconds = (Date.now() - startedAt) / 1000;
    results.push({ ...outcome, name: check.name, seconds });
    console.log(line({ ...outcome, name: check.name, seconds }));
    if (outcome.failed > 0 && outcome.output) console.log(indent(outcome.output));
  }
}

function line({ name, seconds, passed, failed }: Result): string {
  const count = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : '';
  return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s${count}`;
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}

await Promise.all([runChecks(staticChecks), runChecks(setUpChecks)]);
await runChecks([sizesCheck]);
await runChecks(slowChecks);

console.log(`\n${results.map(line).join('\n')}\n`);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
