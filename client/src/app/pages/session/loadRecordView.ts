import { withTexts } from '../../../platform/i18n/i18n.ts';

/** The record with its words: both come when an hour is over. */
export async function loadRecordView() {
  const { RecordView } = await withTexts(import('../../../features/review/RecordView.tsx'), 'record');
  return { default: RecordView };
}
