/** An instant (ms since the epoch) as a wall clock shows it in a zone. */
function wallClock(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The instant (ms) at which clocks in `zone` show `date` and `time`: the first one where they show it twice.
 * `undefined` where they never do, because that day they are put forward over it.
 */
export function instantOf(date: string, time: string, zone: string): number | undefined {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  const day = 86_400_000;
  // Any change of the clocks lies between these two, so that one of their offsets holds.
  const offsets = [wanted - day, wanted + day].map((at) => wallClock(at, zone) - at);
  return offsets
    .map((offset) => wanted - offset)
    .filter((at) => wallClock(at, zone) === wanted)
    .sort((a, b) => a - b)[0];
}
