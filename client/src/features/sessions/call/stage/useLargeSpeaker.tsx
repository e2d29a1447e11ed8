import type { Room } from 'livekit-client';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Cast } from './cast.ts';
import { followSpeeches } from './followSpeeches.ts';
import { nextLarge } from './nextLarge.ts';
import type { Speeches } from './speeches.ts';

/** Among several others, who is large because they speak; undefined until somebody has. */
export function useLargeSpeaker(
  room: Room,
  { faces }: Cast,
): { speaker: string | undefined; listener: ReactNode } {
  const [speaker, setSpeaker] = useState<string>();
  const present = faces.flatMap(({ id, person }) => (person ? id : []));
  const isAmongSeveral = present.length > 1;
  // Who comes back is one of the others again.
  if (speaker !== undefined && !(isAmongSeveral && present.includes(speaker))) setSpeaker(undefined);
  const large = speaker ?? present[0];
  const listener = isAmongSeveral && <Listener {...{ room, large }} faces={present} onLarge={setSpeaker} />;
  return { speaker, listener };
}

interface ListenerProps {
  room: Room;
  large: string | undefined;
  faces: readonly string[];
  onLarge: (id: string) => void;
}

/** Shows nothing: all that is rendered again whenever somebody begins or ends to speak. */
function Listener({ room, large, faces, onLarge }: ListenerProps) {
  const [speeches, setSpeeches] = useState<Speeches>(new Map());
  useEffect(() => followSpeeches(room, setSpeeches), [room]);
  const next = nextLarge(speeches, large, faces);
  const [id, at] = [next?.id, next?.at];
  const tell = useEffectEvent(onLarge);
  useEffect(() => {
    if (id === undefined || at === undefined) return;
    const timer = setTimeout(() => tell(id), at - Date.now());
    return () => clearTimeout(timer);
  }, [id, at]);
  return null;
}
