import { type ComponentType, useState } from 'react';
import { later, type Missing } from './later.tsx';

/** A component whose code may be fetched ahead. */
export interface Preloadable<Props extends object> {
  readonly Component: ComponentType<Props>;
  /** Rejects where the code cannot be had now; asked again it tries again. */
  preload(): Promise<void>;
}

/**
 * As `later`, for what has to be there at once when its time comes. React shows a lazy component that it meets for the
 * first time 300 ms late, also when its code is there already: it suspends, and what was suspended is revealed at
 * intervals.
 */
export function preloadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whenMissing?: Missing<Props>,
): Preloadable<Props> {
  let Loaded: ComponentType<Props> | undefined;
  const loaded = async () => {
    Loaded ??= await load();
    return Loaded;
  };
  const Later = later(loaded, whenMissing);
  function Component(props: Props) {
    // For as long as it is shown: another one would begin anew, in the middle of what the person does.
    const [Chosen] = useState((): ComponentType<Props> => Loaded ?? Later);
    return <Chosen {...props} />;
  }
  return { preload: async () => void (await loaded()), Component };
}
