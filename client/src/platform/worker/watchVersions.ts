import { reachability } from '../api/reachability.ts';
import { isPublicComputer } from '../publicComputer.ts';
import { startServiceWorker } from './serviceWorker.ts';
import { VersionWatch } from './VersionWatch.ts';

/** Installations are updated some times a month; a page may stay open for days (ms). */
const lookEvery = 60 * 60_000;

let watch: Promise<VersionWatch | undefined> | undefined;

/** Starts the service worker, once for the page; undefined where the browser has none or refuses it, and on a public computer. */
export function watchVersions(): Promise<VersionWatch | undefined> {
  watch ??= start().catch(() => undefined);
  return watch;
}

async function start(): Promise<VersionWatch | undefined> {
  if (!('serviceWorker' in navigator) || isPublicComputer()) return undefined;
  const script = document.querySelector('script[type="module"][src^="/assets/"]');
  // A development server has no built files to keep.
  const entry = script?.getAttribute('src');
  if (!entry) return undefined;
  const started = new VersionWatch(await startServiceWorker(), navigator.serviceWorker, entry);
  // An update is a restart: the server was away for a moment.
  reachability.onReturn(() => void started.look());
  setInterval(() => void started.look(), lookEvery);
  return started;
}
