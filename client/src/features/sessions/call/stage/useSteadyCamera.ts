import type { Track } from 'livekit-client';
import { useState } from 'react';
import { useLasting } from '../../../../ui/useLasting.ts';
import type { CallPerson } from './useCallPeople.ts';

/** What does not come by then is no picture any more (ms). */
const comesWithin = 5_000;

/** A person's camera; while they go on with another device, whose picture is still on its way, that of the last one. */
export function useSteadyCamera({ camera, isCameraComing }: CallPerson): Track | undefined {
  const [last, setLast] = useState(camera);
  const isOverdue = useLasting(isCameraComing, comesWithin);
  const steady = camera ?? (isCameraComing && !isOverdue ? last : undefined);
  if (steady !== last) setLast(steady);
  return steady;
}
