import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, type Place, type Scene } from './arrange.ts';
import type { Box } from './grid.ts';
import type { Corner } from './selfCorner.ts';

const desktop = { width: 1040, height: 852 };
const phone = { width: 390, height: 700 };

function scene(change: Partial<Scene> = {}): Scene {
  return {
    ...{ view: 'large', stage: desktop, foot: 8, clear: 84, faces: ['jonas'], self: 'maya' },
    ...{ screens: [], pinned: undefined, speaker: undefined, corner: 'bottomRight', ...change },
  } as Scene;
}

const at = (places: readonly Place[], id: string) => places.find((place) => place.id === id);
const filling = (places: readonly Place[]) => places.filter(({ isFilling }) => isFilling).map(({ id }) => id);
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const guests = ['ana', 'bo', 'cy', 'di'];

/** Any call of up to six people with up to three screens, on any stage from a small phone's to a large window's. */
const anyScene = fc
  .record({
    view: fc.constantFrom('large' as const, 'side' as const),
    width: fc.integer({ min: 340, max: 2400 }),
    height: fc.integer({ min: 560, max: 1400 }),
    people: fc.integer({ min: 1, max: 5 }),
    screens: fc.integer({ min: 0, max: 3 }),
    pinned: fc.constantFrom(undefined, 'maya', 'jonas', 'bo', 'screen:1', 'somebody who left'),
    speaker: fc.constantFrom(undefined, 'jonas', 'bo', 'somebody who left'),
    corner: fc.constantFrom<Corner>('topLeft', 'topRight', 'bottomLeft', 'bottomRight'),
  })
  .map(({ view, width, height, people, screens, pinned, speaker, corner }) =>
    scene({
      ...{ view, pinned, speaker, corner, stage: { width, height } },
      faces: ['jonas', ...guests].slice(0, people),
      screens: Array.from({ length: screens }, (_, index) => `screen:${index}`),
    }),
  );

describe('what stands where on the stage', () => {
  it('gives the other person all of it, and oneself a corner', () => {
    const places = arrange(scene());
    expect(filling(places)).toEqual(['jonas']);
    expect(at(places, 'maya')).toMatchObject({ x: 820, y: 715, width: 208, height: 117 });
  });

  it('shows a screen large, with both faces in corners over it', () => {
    const places = arrange(scene({ screens: ['screen:jonas'] }));
    expect(filling(places)).toEqual(['screen:jonas']);
    expect(at(places, 'jonas')).toMatchObject({ x: 12, y: 715 });
    expect(at(places, 'maya')).toMatchObject({ x: 820, y: 715 });
  });

  it('keeps the first of several screens large until another is chosen', () => {
    const screens = ['screen:jonas', 'screen:ana'];
    expect(filling(arrange(scene({ screens })))).toEqual(['screen:jonas']);
    expect(filling(arrange(scene({ screens, pinned: 'screen:ana' })))).toEqual(['screen:ana']);
  });

  it('forgets nobody who is pinned and away: the usual one is large meanwhile', () => {
    expect(filling(arrange(scene({ pinned: 'ana' })))).toEqual(['jonas']);
    expect(filling(arrange(scene({ pinned: 'ana', faces: ['jonas', 'ana'] })))).toEqual(['ana']);
  });

  it('shows who speaks large, after what is pinned and what is shared, and not side by side', () => {
    const spoken = { faces: ['jonas', 'ana', 'bo'], speaker: 'bo' };
    expect(filling(arrange(scene(spoken)))).toEqual(['bo']);
    expect(filling(arrange(scene({ ...spoken, pinned: 'ana' })))).toEqual(['ana']);
    expect(filling(arrange(scene({ ...spoken, screens: ['screen:ana'] })))).toEqual(['screen:ana']);
    expect(filling(arrange(scene({ ...spoken, speaker: 'somebody who left' })))).toEqual(['jonas']);
    const side = scene({ ...spoken, view: 'side' });
    expect(arrange(side)).toEqual(arrange({ ...side, speaker: undefined }));
  });

  it('moves nobody but who becomes large and whose place that was', () => {
    const faces = ['jonas', 'ana', 'bo', 'cy'];
    const before = arrange(scene({ faces }));
    for (const speaker of ['ana', 'bo', 'cy']) {
      const after = arrange(scene({ faces, speaker }));
      expect(filling(after)).toEqual([speaker]);
      expect(at(after, 'jonas')).toEqual({ ...at(before, speaker), id: 'jonas' });
      for (const id of faces.filter((one) => one !== 'jonas' && one !== speaker))
        expect(at(after, id)).toEqual(at(before, id));
    }
  });

  it('puts two people side by side at the same size', () => {
    const [one, other] = arrange(scene({ view: 'side' }));
    expect(one).toMatchObject({ id: 'jonas', isFilling: false });
    expect(other).toMatchObject({ id: 'maya', y: one?.y, width: one?.width, height: one?.height });
  });

  it('puts two people one above the other where the stage is narrow', () => {
    const [one, other] = arrange(scene({ view: 'side', stage: phone, clear: 52 }));
    expect(other).toMatchObject({ x: one?.x, width: one?.width });
    expect(one?.width).toBeGreaterThan(300);
  });

  it('covers no screen in the view beside it, and leaves it most of the stage', () => {
    for (const stage of [desktop, phone]) {
      const [screen, ...faces] = arrange(scene({ view: 'side', stage, screens: ['screen:jonas'] }));
      expect(faces.some((face) => screen && overlap(screen, face))).toBe(false);
      const share = ((screen?.width ?? 0) * (screen?.height ?? 0)) / (stage.width * stage.height);
      expect(share).toBeGreaterThan(0.55);
    }
  });

  it('gives everybody and every screen exactly one place', () => {
    fc.assert(
      fc.property(anyScene, (any) => {
        const ids = arrange(any).map(({ id }) => id);
        expect(ids.toSorted()).toEqual([...any.screens, ...any.faces, any.self].toSorted());
      }),
    );
  });

  it('lets no two of up to nine pictures overlap, and none leave the stage', () => {
    fc.assert(
      fc.property(anyScene, (any) => {
        const places = arrange(any).filter(({ isFilling }) => !isFilling);
        for (const [index, one] of places.entries()) {
          expect(one.width).toBeGreaterThanOrEqual(40);
          expect(one.height).toBeGreaterThanOrEqual(40);
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.y).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(any.stage.width);
          expect(one.y + one.height).toBeLessThanOrEqual(any.stage.height);
          for (const other of places.slice(index + 1)) expect(overlap(one, other)).toBe(false);
        }
      }),
    );
  });

  it('keeps what is side by side clear of the controls', () => {
    fc.assert(
      fc.property(anyScene, (any) => {
        for (const { y, height } of arrange({ ...any, view: 'side' }))
          expect(y + height).toBeLessThanOrEqual(any.stage.height - any.clear);
      }),
    );
  });
});
