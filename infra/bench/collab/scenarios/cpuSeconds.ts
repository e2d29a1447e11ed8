import { readFile } from 'node:fs/promises';

/** The kernel counts in ticks of a hundredth of a second, whatever its own clock is. */
const ticksPerSecond = 100;

/** CPU seconds that a process has used, all its threads together. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name before it may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
