import { MonitorUp } from 'lucide-react';
import type { Screen } from './cast.ts';
import { SentVideo } from './SentTrack.tsx';

/** A shared screen, all of it; named where it is small, because the whole of it says nothing then. */
export function ScreenTile({ screen, isSmall }: { screen: Screen; isSmall: boolean }) {
  const { name, person } = screen;
  if (!person.screen) return null;
  return (
    <div className="relative size-full bg-sunken">
      <SentVideo track={person.screen} label={name} className="size-full object-contain" />
      {isSmall && (
        <p className="absolute bottom-1.5 left-1.5 flex max-w-[calc(100%-0.75rem)] items-center gap-1.5 rounded-full bg-stage/75 px-2 py-1 text-sm">
          <MonitorUp size={16} aria-hidden className="shrink-0 text-accent" />
          <span className="truncate">{name}</span>
        </p>
      )}
    </div>
  );
}
