export { otherOf } from './otherOf.ts';
