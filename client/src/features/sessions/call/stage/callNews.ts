/** What can be told of a call, at one moment. */
export interface Situation {
  readonly here: boolean;
  readonly muted: boolean;
  readonly theirScreen: boolean;
  readonly ownScreen: boolean;
}

export type CallNews = 'joined' | 'left' | 'muted' | 'unmuted' | 'shares' | 'sharesNoMore' | 'shareEnded';

/** What a person switches while they come in belongs to coming in, which takes longer on a slow machine (ms). */
const arriving = 20_000;

/** What is worth saying about a change: one thing, the weightiest. `sinceArrival` of the other person in ms. */
export function callNews(before: Situation, now: Situation, sinceArrival: number): CallNews | undefined {
  if (before.here !== now.here) return now.here ? 'joined' : 'left';
  if (before.ownScreen && !now.ownScreen) return 'shareEnded';
  if (!now.here) return undefined;
  if (before.theirScreen !== now.theirScreen) return now.theirScreen ? 'shares' : 'sharesNoMore';
  if (before.muted !== now.muted && sinceArrival > arriving) return now.muted ? 'muted' : 'unmuted';
  return undefined;
}
