import { expect, it } from 'vitest';
import { judge } from './judge.ts';

const round = (ours: number, theirs: number) => ({ rapport: { ms: ours }, peer: { ms: theirs } });
const goal = {
  says: 'time',
  of: ({ rapport, peer }: Record<string, Record<string, number>>) =>
    (rapport?.ms ?? Number.NaN) / (peer?.ms ?? Number.NaN),
};

it('takes the median of the ratios, not the ratio of the medians', () => {
  const rounds = [round(1, 10), round(9, 10), round(100, 100)];
  expect(judge({ ...goal, most: 1 }, rounds).value).toBe(0.9);
});

it.each([
  { most: 0.5, met: true },
  { most: 0.4, met: false },
  { least: 0.5, met: true },
  { least: 0.6, met: false },
])('with a ratio of 0.5, %j', ({ met, ...bounds }) => {
  expect(judge({ ...goal, ...bounds }, [round(5, 10)]).met).toBe(met);
});

it('is not met by what was not measured', () => {
  expect(judge({ ...goal, most: 1 }, [])).toMatchObject({ met: false });
  expect(judge({ ...goal, most: 1 }, [round(1, 2), { rapport: { ms: 1 } }])).toMatchObject({ met: false });
});
