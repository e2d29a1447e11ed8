import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { withTexts } from '../platform/i18n/i18n.ts';

const NewVersion = lazy(async (): Promise<{ default: ComponentType }> => {
  try {
    const { NewVersion: Component } = await withTexts(import('./NewVersion.tsx'), 'device');
    return { default: Component };
  } catch {
    // The server is away. Nobody waits for this; the next opening of the app tries again.
    return { default: () => null };
  }
});

/** A page has come to rest after this (ms). */
const restsAfter = 3_000;
/** Before a call nothing may take the network from it. */
const restsAfterOnSession = 20_000;

/** What nobody waits for: it begins when the page has all that it shows. */
export function AtRest() {
  const isSession = useLocation().pathname.startsWith('/s/');
  const [isAtRest, setAtRest] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAtRest(true), isSession ? restsAfterOnSession : restsAfter);
    return () => clearTimeout(timer);
  }, [isSession]);
  return <Suspense fallback={null}>{isAtRest && <NewVersion />}</Suspense>;
}
