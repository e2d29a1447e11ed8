import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { placeText, sessionKind } from './sessionKind.ts';
import { changeRefusals, sessionView } from './sessions.api.ts';

/** Sessions that the share of video is worked out over, at most. */
export const mostShared = 10;

export const changeKind = operation({
  id: 'sessions.changeKind',
  method: 'post',
  path: '/api/sessions/:sessionId/kind',
  summary: 'Says how a session that has not begun is held: by video, by phone or in person, and where.',
  caller: 'signedIn',
  params: z.object({ sessionId: idSchema }),
  body: z.object({ kind: sessionKind, place: placeText }),
  output: sessionView,
  errors: changeRefusals,
});

export const readVideoShare = operation({
  id: 'sessions.readVideoShare',
  method: 'get',
  path: '/api/mentorships/:mentorshipId/video-share',
  summary: "How many of the pair's last sessions that took place, ten at most, were by video.",
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  output: z.object({ held: z.number().int().max(mostShared), byVideo: z.number().int() }),
  errors: ['not_found'],
});
