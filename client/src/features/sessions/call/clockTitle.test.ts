import { readClock } from '@rapport/shared/sessions/clock';
import { describe, expect, it } from 'vitest';
import { clockTitle } from './clockTitle.ts';

const minute = 60_000;
const at = (minutes: number) => clockTitle(readClock(0, 45, minutes * minute));

describe('the tab’s title', () => {
  it('counts to the start, is quiet in the middle, and counts the last ten minutes and beyond', () => {
    expect(at(-4.5)).toEqual({ key: 'titleStarts', count: 5 });
    expect(at(20)).toBeUndefined();
    expect(at(35)).toEqual({ key: 'titleLeft', count: 10 });
    expect(at(44.5)).toEqual({ key: 'titleLeft', count: 1 });
    expect(at(48.2)).toEqual({ key: 'titleOver', count: 3 });
  });
});
