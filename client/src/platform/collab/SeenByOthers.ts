import type { Awareness } from 'y-protocols/awareness';

interface Options {
  readonly awareness: Awareness;
  readonly personId: string;
  readonly tell: (isSeen: boolean) => void;
}

/** What a page shows of itself to the others in the document. */
interface Shown {
  readonly user?: { readonly id?: string; readonly guest?: boolean };
  /** How often what it wrote was saved. Others have that text when they read this: the server sends it first. */
  readonly wrote?: number;
  /** The `wrote` of other pages, by clientID, whose text stands on this page while it is looked at. */
  readonly seen?: Readonly<Record<string, number>>;
}

/** Counts are shown so often at most (ms): nobody needs to know it of every letter. */
const showEvery = 1_000;

/** Whether the other person has the saved text before their eyes: their page is synchronised and visible, and says so. */
export class SeenByOthers {
  readonly #options: Options;
  readonly #ended = new AbortController();
  #wrote = 0;
  #isSynced = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
    options.awareness.on('change', this.#listen);
    document.addEventListener('visibilitychange', this.#listen, { signal: this.#ended.signal });
  }

  /** Everything that is on this page is saved now, and was not all of it before. */
  saved(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#wrote += 1;
      this.#options.awareness.setLocalStateField('wrote', this.#wrote);
    }, showEvery);
  }

  /** Something was written that nobody can have seen. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#options.tell(false);
  }

  /** @param isSynced whether this page has what the others wrote */
  synced(isSynced: boolean): void {
    this.#isSynced = isSynced;
    this.#listen();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#ended.abort();
    this.#options.awareness.off('change', this.#listen);
  }

  readonly #listen = (): void => {
    const { awareness, personId, tell } = this.#options;
    const others = ([...awareness.getStates()] as [number, Shown][]).filter(
      ([client, { user }]) =>
        // That a guest has read it says nothing of the other one of the pair.
        client !== awareness.clientID && user?.id !== undefined && user.id !== personId && !user.guest,
    );
    const isUpToDate = this.#timer === undefined && this.#wrote > 0;
    tell(isUpToDate && others.some(([, { seen }]) => seen?.[awareness.clientID] === this.#wrote));
    if (this.#isSynced && document.visibilityState === 'visible') this.#acknowledge(others);
  };

  #acknowledge(others: readonly (readonly [number, Shown])[]): void {
    const { awareness } = this.#options;
    const seen = Object.fromEntries(
      others.flatMap(([client, { wrote }]) => (wrote ? [[client, wrote]] : [])),
    );
    const before = (awareness.getLocalState() as Shown | null)?.seen ?? {};
    const keys = Object.keys(seen);
    if (keys.length === Object.keys(before).length && keys.every((key) => seen[key] === before[key])) return;
    awareness.setLocalStateField('seen', seen);
  }
}
