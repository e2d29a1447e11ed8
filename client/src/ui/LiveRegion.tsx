import { useSyncExternalStore } from 'react';
import { currentAnnouncement, subscribeToAnnouncements } from './announce.ts';

/** Where `announce` speaks. Once, at the root, so that it exists before there is something to say. */
export function LiveRegion() {
  const text = useSyncExternalStore(subscribeToAnnouncements, currentAnnouncement);
  return (
    // An open dialog silences the page around it; by this mark it leaves the region alone.
    <div role="log" aria-live="polite" aria-atomic="true" data-live-announcer="true" className="sr-only">
      {text}
    </div>
  );
}
