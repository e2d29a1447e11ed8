export interface Call<Steps> {
  readonly id: number;
  readonly name: keyof Steps;
  readonly args: readonly unknown[];
}

export type Answer = { ready: true } | { id: number; result?: unknown; error?: string };

type Steps = Readonly<Record<string, (...args: never[]) => unknown>>;

/** In the client's process: does what the bench asks for, until that is gone. */
export function answerCalls<S extends Steps>(steps: S): void {
  const answer = (message: Answer) => process.send?.(message);
  process.on('message', ({ id, name, args }: Call<S>) => {
    Promise.resolve()
      .then(() => steps[name]?.(...(args as never[])))
      .then(
        (result) => answer({ id, result }),
        (error: unknown) =>
          answer({ id, error: error instanceof Error ? String(error.stack) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit());
  answer({ ready: true });
}
