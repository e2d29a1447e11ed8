import DataLoader from 'dataloader';

/** A command that takes longer than this (ms) no longer holds up the next one. */
const longestTurnMs = 500;

/**
 * Makes one command to the database of what many ask at the same moment: who comes while a command is under way goes
 * with the next one, which is begun after they asked. A crowd costs a few large commands; one alone waits for nobody.
 * @param command answers each in its place, or says by an error why one of them has failed
 * @param most that go with one command
 */
export function together<Asked, Answer>(
  command: (all: readonly Asked[]) => Promise<readonly (Answer | Error)[]>,
  most = 500,
): (asked: Asked) => Promise<Answer> {
  const turns = new Turns();
  const loader = new DataLoader<Asked, Answer>(
    (all) => {
      const answers = command(all);
      turns.begin(answers);
      return answers;
    },
    { cache: false, maxBatchSize: most, batchScheduleFn: (dispatch) => turns.next(dispatch) },
  );
  return (asked) => loader.load(asked);
}

/** One command after the other. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  next(dispatch: () => void): void {
    this.#waiting.push(dispatch);
    // Whoever asks in the same turn of the event loop comes along.
    setImmediate(() => this.#go());
  }

  begin(command: Promise<unknown>): void {
    this.#underWay += 1;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#underWay -= 1;
      this.#go();
    };
    const timer = setTimeout(over, longestTurnMs);
    command.then(over, over);
  }

  #go(): void {
    if (this.#underWay === 0) this.#waiting.shift()?.();
  }
}
