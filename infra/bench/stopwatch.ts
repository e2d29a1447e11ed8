/** Prints lines with the time since now. */
export function stopwatch(): (line: string) => void {
  const from = performance.now();
  return (line) => console.log(`${clock(performance.now() - from)}  ${line}`);
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`;
}
