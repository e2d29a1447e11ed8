import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const ticks = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** What `launch` answers, and the id of the process that it started (Linux). */
export async function withItsProcess<T>(launch: () => Promise<T>): Promise<{ launched: T; pid: number }> {
  const children = () => processes().filter(({ parent }) => parent === process.pid);
  const before = new Set(children().map(({ pid }) => pid));
  const launched = await launch();
  const started = children().find(({ pid }) => !before.has(pid));
  if (!started) throw new Error('the browser has no process of its own');
  return { launched, pid: started.pid };
}

/** CPU seconds that a process and its living descendants have used so far (Linux). */
export const processTime = (root: number): number =>
  familyOf(root).reduce((sum, { seconds }) => sum + seconds, 0);

/** Ids of a process and of its living descendants (Linux). */
export const processesOf = (root: number): number[] => familyOf(root).map(({ pid }) => pid);

function familyOf(root: number): Process[] {
  const all = processes();
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

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
