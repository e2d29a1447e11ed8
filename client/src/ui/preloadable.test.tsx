import { cleanup, render, screen } from '@testing-library/react';
import { Suspense, useEffect } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { preloadable } from './preloadable.tsx';

const Words = ({ words }: { words: string }) => <p>{words}</p>;

function show(Component: typeof Words): void {
  render(
    <Suspense fallback={<p>Loading</p>}>
      <Component words="There" />
    </Suspense>,
  );
}

afterEach(cleanup);

describe('a component whose code came ahead', () => {
  it('is there with the first rendering', async () => {
    const { preload, Component } = preloadable(async () => Words);
    await preload();
    show(Component as typeof Words);
    expect(screen.getByText('There')).toBeDefined();
  });

  it('comes later where nobody asked for it ahead', async () => {
    const { Component } = preloadable(async () => Words);
    show(Component as typeof Words);
    expect(screen.getByText('Loading')).toBeDefined();
    expect(await screen.findByText('There')).toBeDefined();
  });

  it('stays as it is when its code was asked for ahead and comes by the other way', async () => {
    let begun = 0;
    function Counted({ words }: { words: string }) {
      useEffect(() => {
        begun += 1;
      }, []);
      return <p>{words}</p>;
    }
    const { preload, Component } = preloadable(async () => Counted);
    const page = (words: string) => (
      <Suspense fallback={<p>Loading</p>}>
        <Component words={words} />
      </Suspense>
    );
    const { rerender } = render(page('First'));
    expect(await screen.findByText('First')).toBeDefined();
    await preload();
    rerender(page('Then'));
    expect(screen.getByText('Then')).toBeDefined();
    expect(begun).toBe(1);
  });

  it('is asked for again after it could not be had', async () => {
    let isThere = false;
    const { preload, Component } = preloadable(async () => {
      if (!isThere) throw new Error('no network');
      return Words;
    });
    await expect(preload()).rejects.toThrow('no network');
    isThere = true;
    await preload();
    show(Component as typeof Words);
    expect(screen.getByText('There')).toBeDefined();
  });
});
