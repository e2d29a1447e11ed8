export { ActionLine } from './actions/ActionLine.tsx';
export { ActionList } from './actions/ActionList.tsx';
export { personOf } from './actions/personOf.ts';
export { Review, useReviewAnswered } from './actions/Review.tsx';
export { answerIn } from './actions/shownActions.ts';
export { useActionOutbox, useLiveActions } from './actions/useActions.ts';
export { useUnsentActions } from './actions/useUnsentActions.ts';
export { InSession } from './InSession.tsx';
export { otherOf } from './otherOf.ts';
