import { z } from 'zod';

const modes = z.object({
  /** Small pictures both ways, for what a line costs or cannot carry. */
  lowData: z.boolean().catch(false),
  /** No pictures either way. */
  soundOnly: z.boolean().catch(false),
});
export type Modes = z.output<typeof modes>;

const keyOf = (sessionId: string) => `rapport.modes.${sessionId}`;

/** What was chosen for this call in this window: it lasts through a reload, and not into the next meeting. */
export function readModes(
  sessionId: string,
  storage: () => Pick<Storage, 'getItem'> = () => sessionStorage,
): Modes {
  try {
    return modes.parse(JSON.parse(storage().getItem(keyOf(sessionId)) ?? '{}'));
  } catch {
    return modes.parse({});
  }
}

export function rememberModes(
  sessionId: string,
  value: Modes,
  storage: () => Pick<Storage, 'setItem'> = () => sessionStorage,
): void {
  try {
    storage().setItem(keyOf(sessionId), JSON.stringify(value));
  } catch {
    // Storage is closed to us: it lasts until the call is left.
  }
}
