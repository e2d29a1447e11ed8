/** What a single key does in a call. */
export type Command = 'microphone' | 'camera' | 'hand' | 'panel' | 'fullScreen' | 'speaking' | 'help';

/** In the order in which the help lists them. */
export const commandKeys: Readonly<Record<Command, string>> = {
  microphone: 'M',
  camera: 'V',
  hand: 'H',
  panel: 'P',
  fullScreen: 'F',
  speaking: 'S',
  help: '?',
};

const commands = new Map(
  (Object.keys(commandKeys) as Command[]).map((command) => [commandKeys[command].toLowerCase(), command]),
);

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** What a key press asks for; undefined for one that is the browser's, or nothing to us. */
export function commandOf(event: Key): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  return commands.get(letterOf(event));
}

/**
 * The letter on the key as it is written there, on keyboards of any Latin layout; on others (Cyrillic, Greek, Hebrew),
 * which have no such letter, that of the key at its place on the American one.
 */
function letterOf({ key, code }: Key): string {
  const isOtherScript = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  const place = isOtherScript ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (place ?? key).toLowerCase();
}
