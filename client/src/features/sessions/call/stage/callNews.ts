/** What can be told of a call, at one moment. */
export interface Situation {
  /** `lost`: nothing of theirs gets through, in the room or out of it. `unseen`: they went while oneself was away. */
  readonly presence: 'awaited' | 'here' | 'lost' | 'left' | 'unseen';
  readonly muted: boolean;
  readonly theirScreen: boolean;
  readonly ownScreen: boolean;
}

export type CallNews =
  | 'joined'
  | 'left'
  | 'gone'
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
  if (before.presence !== now.presence) return newsOfPresence(before.presence, now.presence);
  if (now.presence !== 'here') return undefined;
  if (before.theirScreen !== now.theirScreen) return now.theirScreen ? 'shares' : 'sharesNoMore';
  if (before.muted !== now.muted && sinceArrival > arriving) return now.muted ? 'muted' : 'unmuted';
  return undefined;
}

function newsOfPresence(before: Situation['presence'], now: Situation['presence']): CallNews | undefined {
  if (now === 'here') return before === 'lost' || before === 'unseen' ? 'found' : 'joined';
  if (now === 'lost' || now === 'left') return now;
  return now === 'unseen' && before === 'here' ? 'gone' : undefined;
}
