import { Heart, Laugh, Lightbulb, type LucideIcon, PartyPopper, ThumbsUp } from 'lucide-react';
import type { ReactionKind } from './signalMessage.ts';

export const reactionIcons: Readonly<Record<ReactionKind, LucideIcon>> = {
  agree: ThumbsUp,
  idea: Lightbulb,
  laugh: Laugh,
  heart: Heart,
  celebrate: PartyPopper,
};
