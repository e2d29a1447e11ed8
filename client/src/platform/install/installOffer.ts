/** Chromium's offer to install the app, which no library of types knows. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

declare global {
  interface Window {
    /** Kept by public/early.js: it comes before this is loaded. */
    rapportInstallOffer?: InstallOffer | undefined;
  }
}

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

// After the listener of public/early.js, which has kept the offer.
addEventListener('beforeinstallprompt', tell);
addEventListener('appinstalled', () => {
  window.rapportInstallOffer = undefined;
  tell();
});

/** Whether the browser would install the app now. */
export const hasInstallOffer = (): boolean => window.rapportInstallOffer !== undefined;

export function onInstallOffer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the browser ask; to be called by a press. An offer can be taken once. */
export async function takeInstallOffer(): Promise<void> {
  const taken = window.rapportInstallOffer;
  window.rapportInstallOffer = undefined;
  tell();
  await taken?.prompt();
}
