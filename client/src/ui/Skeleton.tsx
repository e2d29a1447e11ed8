import { classes } from './classes.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const widths = ['w-3/5', 'w-4/5', 'w-2/5', 'w-2/3'];

/** Lines where text will stand. `label` says to a screen reader what is being loaded. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div role="status" className="flex flex-col gap-3 py-1">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
          key={line}
          aria-hidden
          className={classes('h-4 animate-pulse rounded-sm bg-hairline', widths[line % widths.length])}
        />
      ))}
    </div>
  );
}
