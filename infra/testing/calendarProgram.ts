import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { calendarReader } from '../setup/calendarReader.ts';

/** Messages in the order in which they come, and of which times (seconds) the program's own clocks are asked. */
export interface CalendarPost {
  readonly messages: readonly string[];
  readonly probes: readonly (readonly [at: number, zone: string])[];
}

/** What stands in the calendar then. Instants and lengths in seconds. */
export interface ReadCalendar {
  /** One for each way in which calendar programs differ; see `calendarProgram.py`. */
  readonly calendars: Readonly<
    Record<string, readonly (readonly [at: number, length: number, summary: string])[]>
  >;
  /** By how much clocks were before UTC at the times asked for; null in zones that it does not know. */
  readonly offsets: readonly (number | null)[];
  /** What is wrong with the files themselves. */
  readonly faults: readonly string[];
}

/** A calendar program in another language, which shares neither code nor time zone data with us. */
export async function readByProgram(
  posts: readonly CalendarPost[],
): Promise<{ version: string; answers: ReadCalendar[] }> {
  const script = fileURLToPath(new URL('calendarProgram.py', import.meta.url));
  const program = spawn(await calendarReader(), [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  program.stdin.end(`${posts.map((post) => JSON.stringify(post)).join('\n')}\n`);
  const [out, problems, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'close'),
  ]);
  if (code !== 0) throw new Error(`the calendar program ended with ${code}: ${problems}`);
  const [version = '', ...answers] = out.trimEnd().split('\n');
  return { version, answers: answers.map((line) => JSON.parse(line) as ReadCalendar) };
}
