import { deviceStorage } from '../publicComputer.ts';

/** Under which name the picture lies that a person has behind them, as an address of data. */
export const pictureKey = 'rapport.background';
/** What was chosen for calls. Of that only the background is of a person; devices are of the computer. */
const choicesKey = 'rapport.media';
const ownerKey = 'rapport.backgroundOf';

/** Whose background this window knows. */
let owner: string | undefined;
const listeners = new Set<() => void>();

/** Runs when the background may be another one: what was read of it is to be read again. Listens as long as the page. */
export function onBackgroundClaim(listener: () => void): void {
  listeners.add(listener);
}

/** From now on the background is this person's; another one's goes. Called before anything reads it. */
export function claimBackground(personId: string): void {
  if (owner !== personId) handOver(personId);
}

/** At sign-out: whoever comes next has their room as it is behind them, and finds no picture. */
export function forgetBackground(): void {
  handOver(undefined);
}

function handOver(personId: string | undefined): void {
  owner = personId;
  try {
    const storage = deviceStorage();
    // What nobody has claimed may be anybody's.
    if (personId === undefined || storage.getItem(ownerKey) !== personId) begin(storage, personId);
  } catch {
    // Storage is closed to us, or the choices in it cannot be read: they count as never made.
  }
  for (const listener of listeners) listener();
}

function begin(storage: Storage, personId: string | undefined): void {
  // First: where storage is full, it makes room for the rest.
  storage.removeItem(pictureKey);
  if (personId === undefined) storage.removeItem(ownerKey);
  else storage.setItem(ownerKey, personId);
  const choices = storage.getItem(choicesKey);
  if (choices === null) return;
  storage.setItem(choicesKey, JSON.stringify({ ...JSON.parse(choices), background: undefined }));
}
