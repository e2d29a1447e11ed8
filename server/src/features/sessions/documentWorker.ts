import { workInThread } from '../../platform/workInThread.ts';
import { documentWorks } from './documentWorks.ts';

workInThread(documentWorks);
