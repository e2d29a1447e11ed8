import { beforeEach, expect, test } from 'vitest';
import { claimDrafts, forgetDrafts, keepDraft, readDraft } from './draft.ts';

const empty = { title: '' };
beforeEach(() => sessionStorage.clear());

test('the same person finds what they typed; the next one in this tab finds nothing', () => {
  claimDrafts('ada');
  keepDraft('booking', { title: 'Half written' });
  claimDrafts('ada');
  expect(readDraft('booking', empty)).toEqual({ title: 'Half written' });
  claimDrafts('ben');
  expect(readDraft('booking', empty)).toEqual(empty);
});

test('signing out drops every draft and nothing else', () => {
  keepDraft('booking', { title: 'Half written' });
  keepDraft('review.1', { howItWent: 'Well' });
  sessionStorage.setItem('somebody.elses', 'stays');
  forgetDrafts();
  expect(Object.keys(sessionStorage)).toEqual(['somebody.elses']);
});

test('a field that the form no longer has, or of another kind, does not come back', () => {
  keepDraft('booking', { title: 7, gone: 'x' });
  expect(readDraft('booking', empty)).toEqual(empty);
});
