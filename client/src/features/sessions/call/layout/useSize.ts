import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width and height of an element (px), as they change; observed anew when `key` says that it is another one. */
export function useSize(
  element: RefObject<HTMLElement | null>,
  key: unknown = undefined,
): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means a new element
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return setSize({ width: 0, height: 0 });
    const read = () => setSize({ width: observed.clientWidth, height: observed.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element, key]);
  return size;
}
