import { ask, untilForgotten } from './ask.ts';
import type { Installation, Role, Seat } from './installation.ts';
import type { Page, Question } from './pages.ts';

/** The small and the large one. */
export type Both<T> = readonly [T, T];

/** A line of the report: one question, or all of a page one after the other. */
export interface Row {
  readonly page: Page;
  /** Undefined for the page as a whole. */
  readonly question: Question | undefined;
}

export interface Measured {
  readonly row: Row;
  /** Times (ms) at both sizes. */
  readonly times: Both<readonly number[]>;
}

/** As the report and `--only` call it. */
export const nameOf = ({ page, question }: Row): string => `${page.name}: ${question?.name ?? 'all of it'}`;

/** How often each row is asked at each size. */
export interface Effort {
  readonly perRound: number;
  readonly warmUp: number;
}

export const rowsOf = (pages: readonly Page[]): Row[] =>
  pages.flatMap((page) => [
    ...page.questions.map((question) => ({ page, question })),
    { page, question: undefined },
  ]);

/** Asks both sizes by turns, request by request: what comes and goes on the machine meets both. */
export class Measure {
  readonly #both: Both<Installation>;
  readonly #effort: Effort;
  /** Whose turn it is, by role: each request comes from the next person. */
  readonly #turns: Both<Map<Role, number>> = [new Map(), new Map()];

  constructor(both: Both<Installation>, effort: Effort) {
    this.#both = both;
    this.#effort = effort;
  }

  /** @throws Error when a list is empty for most: then the filler writes what the server does not read any more */
  async warmUp(rows: readonly Row[]): Promise<void> {
    const { warmUp } = this.#effort;
    for (const { page, question } of rows) {
      if (!question) continue;
      for (const size of [0, 1] as const) {
        let filled = 0;
        for (let time = 0; time < warmUp; time++) {
          const { body } = await ask(this.#both[size], this.#next(size, page.role), question);
          if ((JSON.parse(body) as { items?: unknown[] }).items?.length) filled += 1;
        }
        if (question.isList && filled < warmUp / 2) {
          throw new Error(`${page.name}: ${question.name} is answered with an empty list`);
        }
      }
    }
  }

  async run(rows: readonly Row[], rounds: number): Promise<Measured[]> {
    const measured = rows.map((row) => ({ row, times: [[], []] as Both<number[]> }));
    for (let round = 0; round < rounds; round++) {
      for (const { row, times } of measured) {
        for (let time = 0; time < this.#effort.perRound; time++) {
          for (const size of [0, 1] as const) times[size].push(await this.#once(size, row));
        }
      }
    }
    return measured;
  }

  async #once(size: 0 | 1, { page, question }: Row): Promise<number> {
    const installation = this.#both[size];
    const seat = this.#next(size, page.role);
    await untilForgotten(seat);
    let ms = 0;
    for (const each of question ? [question] : page.questions) ms += (await ask(installation, seat, each)).ms;
    return ms;
  }

  #next(size: 0 | 1, role: Role): Seat {
    const turn = this.#turns[size].get(role) ?? 0;
    this.#turns[size].set(role, turn + 1);
    const seats = this.#both[size].seats[role];
    const seat = seats[turn % seats.length];
    if (!seat) throw new Error(`nobody sits down as ${role}`);
    return seat;
  }
}
