/** What can be told of a call, at one moment. */
export interface Situation {
  readonly here: boolean;
  /** Is there, and nothing of theirs gets through. */
  readonly lost: boolean;
  readonly muted: boolean;
  readonly theirScreen: boolean;
  readonly ownScreen: boolean;
}

export type CallNews =
  | 'joined'
  | 'left'
  | 'lost'
  | 'found'
  | 'muted'
  | 'unmuted'
  | 'shares'
  | 'sharesNoMore'
  | 'shareEnded';

/** What a person switches while they come in belongs to coming in, which takes longer on a slow machine (ms). */
const arriving = 20_000;

/**
 * What is worth saying about a change: of the other person one thing, the weightiest, and of oneself whatever becomes of
 * them. `sinceArrival` of the other person in ms.
 */
export function callNews(before: Situation, now: Situation, sinceArrival: number): CallNews[] {
  const theirs = newsOfThem(before, now, sinceArrival);
  return [
    ...(before.ownScreen && !now.ownScreen ? (['shareEnded'] as const) : []),
    ...(theirs ? [theirs] : []),
  ];
}

function newsOfThem(before: Situation, now: Situation, sinceArrival: number): CallNews | undefined {
  if (before.here !== now.here) return now.here ? 'joined' : 'left';
  if (!now.here) return undefined;
  if (before.lost !== now.lost) return now.lost ? 'lost' : 'found';
  if (before.theirScreen !== now.theirScreen) return now.theirScreen ? 'shares' : 'sharesNoMore';
  if (before.muted !== now.muted && sinceArrival > arriving) return now.muted ? 'muted' : 'unmuted';
  return undefined;
}
