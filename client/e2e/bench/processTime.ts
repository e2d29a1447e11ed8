import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const ticks = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** CPU seconds that a process and its living descendants have used so far (Linux). */
export function processTime(root: number): number {
  const all = processes();
  const within = (pid: number): number =>
    all.reduce(
      (sum, each) => sum + (each.parent === pid ? within(each.pid) : each.pid === pid ? each.seconds : 0),
      0,
    );
  return within(root);
}

/** Processes that this one has started and that live. */
export const childrenOfThis = (): number[] =>
  processes()
    .filter(({ parent }) => parent === process.pid)
    .map(({ pid }) => pid);

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name of the program stands in brackets and may hold anything.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')
          .map(Number);
        const [, parent = 0] = fields;
        return [{ pid: Number(name), parent, seconds: ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticks }];
      } catch {
        // Ended while it was read.
        return [];
      }
    });
}
