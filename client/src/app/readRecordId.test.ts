import { readRecord } from '@rapport/shared/review/review.api';
import { expect, test } from 'vitest';
import { readRecordId } from './readRecordId.ts';

test('is the id of the operation that it stands for', () => {
  expect(readRecordId).toBe(readRecord.id);
});
