import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFailure } from '../../setup/remedy.ts';
import { met, type Result } from './report/report.ts';
import type { Figures, Round, Scenario } from './scenarios/scenario.ts';
import type { Target } from './targets/target.ts';

interface RunSettings {
  readonly dir: string;
  readonly rounds: number;
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

/** Runs a scenario, and once more when it has missed a goal. */
export async function runScenario(scenario: Scenario, settings: RunSettings): Promise<Result> {
  await scenario.prepare?.();
  const first = await runRounds(scenario, settings);
  const result = { scenario, attempts: [first] };
  if (met(result) || settings.quick) return result;
  settings.say(`${scenario.name} has missed a goal and runs once more`);
  return { scenario, attempts: [first, await runRounds(scenario, settings)] };
}

/** Servers by turns, each round in another order: what comes and goes on the machine meets them all. */
async function runRounds(scenario: Scenario, settings: RunSettings): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  const count = scenario.rounds ?? settings.rounds;
  for (let number = 0; number < count; number++) {
    const turn = number % scenario.targets.length;
    const round: Record<string, Figures> = {};
    for (const target of [...scenario.targets.slice(turn), ...scenario.targets.slice(0, turn)]) {
      const figures = await runOnce(scenario, target, settings);
      if (figures) round[target.name] = figures;
    }
    for (const floor of scenario.floors ?? []) {
      const figures = await inOwnFolder(scenario, floor.name, settings, (dir) =>
        floor.measure({ dir, quick: settings.quick }),
      );
      if (figures) round[floor.name] = figures;
    }
    rounds.push(round);
  }
  return rounds;
}

/** One run on fresh data; undefined when it failed. */
function runOnce(scenario: Scenario, target: Target, settings: RunSettings): Promise<Figures | undefined> {
  return inOwnFolder(scenario, target.name, settings, async (dir) => {
    const { rooms, limits } = scenario;
    const server = await target.launch({ dir, rooms, limits });
    try {
      return await scenario.measure(server, { quick: settings.quick, target: target.name });
    } finally {
      await server.end();
    }
  });
}

/** Measures in a folder that is gone afterwards, and tells what came out of it. */
async function inOwnFolder(
  { name }: Scenario,
  measured: string,
  { dir, say }: RunSettings,
  measure: (dir: string) => Promise<Figures>,
): Promise<Figures | undefined> {
  const own = join(dir, 'run');
  await mkdir(own, { recursive: true });
  const tell = (text: string) => say(`${name.padEnd(11)} ${measured.padEnd(20)} ${text}`);
  try {
    const figures = await measure(own);
    const read = Object.entries(figures).map(
      ([figure, value]) => `${figure} ${Number(value.toPrecision(4))}`,
    );
    tell(read.join('  '));
    return figures;
  } catch (error) {
    tell(`FAILED: ${describeFailure(error)}`);
    return undefined;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
