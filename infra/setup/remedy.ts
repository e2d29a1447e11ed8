/** A problem that the person at the terminal can solve: what is wrong, and what to do about it. No stack is shown. */
export class Remedy extends Error {
  constructor(
    problem: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(problem, options);
    this.name = 'Remedy';
  }
}

export function describeFailure(error: unknown): string {
  if (error instanceof Remedy) return `${error.message}\n  ${error.remedy.replaceAll('\n', '\n  ')}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
