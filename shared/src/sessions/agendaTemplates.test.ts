import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaItem } from './agendaDocument.ts';
import { defaultAgendaTemplates, fitToLength, likeliestFirst } from './agendaTemplates.ts';

const sum = (items: readonly { minutes: number }[]) =>
  items.reduce((total, { minutes }) => total + minutes, 0);

describe('defaultAgendaTemplates', () => {
  it.each(defaultAgendaTemplates.map((template) => [template.name, template] as const))(
    '%s begins with the review of open actions and ends with next steps',
    (_, { items }) => {
      expect(items[0]?.kind).toBe('review');
      expect(items.at(-1)?.kind).toBe('next_steps');
      expect(items.filter(({ kind }) => kind === 'review' || kind === 'next_steps')).toHaveLength(2);
    },
  );

  it('have ids of their own', () => {
    const ids = defaultAgendaTemplates.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('fitToLength', () => {
  it('fills exactly the length of any session that can be booked, with something for each item', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...defaultAgendaTemplates),
        fc.integer({ min: 10, max: 240 }),
        (template, length) => {
          const items = fitToLength(template.items, length);
          expect(sum(items)).toBe(length);
          for (const { minutes } of items)
            expect(agendaItem.shape.minutes.safeParse(minutes).success).toBe(true);
          expect(Math.min(...items.map(({ minutes }) => minutes))).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('keeps to steps of five minutes in the usual lengths', () => {
    for (const length of [30, 45, 60, 90]) {
      for (const { items } of defaultAgendaTemplates) {
        expect(fitToLength(items, length).every(({ minutes }) => minutes % 5 === 0)).toBe(true);
      }
    }
  });

  it('leaves a template as it is for its own length', () => {
    for (const { items } of defaultAgendaTemplates) expect(fitToLength(items, sum(items))).toEqual(items);
  });
});

describe('likeliestFirst', () => {
  const ids = (hasMet: boolean) => likeliestFirst(defaultAgendaTemplates, hasMet).map(({ id }) => id);

  it('begins with the first meeting for a pair that has not met', () => {
    expect(ids(false)[0]).toBe('first-meeting');
  });

  it('offers the first meeting last, and all others in their order, to a pair that has', () => {
    expect(ids(true)).toEqual(['regular-meeting', 'goal-review', 'closing', 'first-meeting']);
  });
});
