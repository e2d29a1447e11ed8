import { workInThread } from '../../platform/workInThread.ts';
import { compactWorks } from './compactWorks.ts';

workInThread(compactWorks);
