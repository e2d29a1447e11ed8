import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PreparedCall } from '../../../features/sessions/call/connection/prepareCall.ts';
import { usePreparedCall } from './usePreparedCall.ts';

const made = vi.hoisted((): { ends: number }[] => []);

// The edge is the call's code, which wants a browser with media.
vi.mock('../../../features/sessions/call/callPart.ts', () => ({
  prepareCallAhead: async (): Promise<Partial<PreparedCall>> => {
    const counted = { ends: 0 };
    made.push(counted);
    const once = () => {
      let isFirst = true;
      return () => {
        const answer = isFirst;
        isFirst = false;
        return answer;
      };
    };
    return {
      standBy: () => () => undefined,
      begin: once(),
      take: once(),
      hasNews: async () => undefined,
      end: () => void counted.ends++,
    };
  },
}));

const wish = { microphone: { on: false }, camera: { on: false } };

interface Given {
  isOpen: boolean;
  isInCall: boolean;
}

async function drawn() {
  const hook = renderHook(({ isOpen, isInCall }: Given) => usePreparedCall('session', isOpen, isInCall), {
    initialProps: { isOpen: true, isInCall: false },
  });
  await waitFor(() => expect(hook.result.current.prepared).toBeDefined());
  return hook;
}

afterEach(() => {
  cleanup();
  made.length = 0;
});

describe('a call that is drawn ahead', () => {
  it('is begun once, however often Join is pressed', async () => {
    const { result } = await drawn();
    expect(await act(() => result.current.begin(wish))).toBe(true);
    expect(await act(() => result.current.begin(wish))).toBe(false);
  });

  it('is ended where its session was over before it was shown, and where the page goes', async () => {
    const over = await drawn();
    await act(() => over.result.current.begin(wish));
    over.rerender({ isOpen: false, isInCall: false });
    expect(made.map(({ ends }) => ends)).toEqual([1]);
    expect(over.result.current.prepared).toBeUndefined();

    const gone = await drawn();
    await act(() => gone.result.current.begin(wish));
    gone.unmount();
    expect(made.map(({ ends }) => ends)).toEqual([1, 1]);
  });

  it('is left to whoever shows it, and another one is made when it was used', async () => {
    const { result, rerender } = await drawn();
    await act(() => result.current.begin(wish));
    rerender({ isOpen: true, isInCall: true });
    result.current.prepared?.call.take();
    // Its end is shown for a moment.
    rerender({ isOpen: false, isInCall: true });
    rerender({ isOpen: true, isInCall: false });
    act(() => result.current.renew());
    await waitFor(() => expect(result.current.prepared?.turn).toBe(2));
    expect(made.map(({ ends }) => ends)).toEqual([0, 0]);
  });
});
