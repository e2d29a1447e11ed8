import type { GuestSeat } from '@rapport/shared/sessions/guests.api';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderPage } from '../../../../testing/renderPage.tsx';
import type { JoinMedia } from '../../call/media/LobbyMedia.ts';
import { rememberMediaChoice } from '../../call/media/mediaChoice.ts';
import { Door } from './Door.tsx';

const invitation = {
  ...{ guestId: '000000000000000000000001', name: 'Ada', isOpen: true },
  ...{ title: 'Second meeting', mentor: 'Maya', mentee: 'Jonas' },
  ...{ startsAt: '2026-03-03T14:30:00.000Z', minutes: 45 },
};
const admitted = { state: 'admitted', session: { id: '000000000000000000000003' } } as GuestSeat;
const removed = { ...admitted, state: 'waiting', session: null } as GuestSeat;

class PlayedTrack extends EventTarget {
  readyState = 'live';
  readonly label = 'Camera';
  getSettings = () => ({});
  stop = () => {
    this.readyState = 'ended';
  };
}

let camera: PlayedTrack;

beforeEach(() => {
  localStorage.clear();
  rememberMediaChoice({ microphone: false, camera: true });
  camera = new PlayedTrack();
  globalThis.MediaStream ??= class {} as typeof MediaStream;
  HTMLMediaElement.prototype.play = async () => undefined;
  const devices = Object.assign(new EventTarget(), {
    getUserMedia: async () => ({ getAudioTracks: () => [], getVideoTracks: () => [camera] }),
    enumerateDevices: async () => [],
  });
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });
});

interface Load {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** A guest who has been here before, with a call whose code is still on its way. */
async function arrive({ isWaiting = false } = {}) {
  const loads: Load[] = [];
  const load = () => new Promise<void>((resolve, reject) => loads.push({ resolve, reject }));
  const onEnter = vi.fn<(media: JoinMedia) => void>();
  let sit: (seat: GuestSeat) => void = () => undefined;
  function Visit() {
    const [seat, setSeat] = useState(admitted);
    sit = setSeat;
    return (
      <Door {...{ invitation, seat, isWaiting, load, onEnter }} token="token" onAsked={() => undefined} />
    );
  }
  const { unmount } = await renderPage(<Visit />, { texts: ['guests', 'call'] });
  await screen.findByRole('button', { name: 'Join' });
  await waitFor(() => screen.getByLabelText('Your own picture'));
  const answer = (settle: (load: Load) => void) => act(async () => loads.splice(0).forEach(settle));
  const join = () => fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  return { unmount, onEnter, answer, join, sit: (seat: GuestSeat) => act(() => sit(seat)) };
}

describe('a guest who goes in while the call’s code is on its way', () => {
  it('goes in once, however often they press, and sees that it goes on', async () => {
    const { join, answer, onEnter } = await arrive();
    join();
    join();
    expect(screen.getByRole('button', { name: 'Join' }).getAttribute('aria-busy')).toBe('true');
    await answer(({ resolve }) => resolve());
    expect(onEnter).toHaveBeenCalledOnce();
    expect(onEnter.mock.calls[0]?.[0].camera).toEqual({ on: true, track: camera });
  });

  it('goes in once where they press as the door opens by itself', async () => {
    const { join, answer, onEnter } = await arrive({ isWaiting: true });
    join();
    await answer(({ resolve }) => resolve());
    expect(onEnter).toHaveBeenCalledOnce();
  });

  it('hears that it cannot be had, and may press again', async () => {
    const { join, answer, onEnter } = await arrive({ isWaiting: true });
    await answer(({ reject }) => reject(new Error('no network')));
    expect(onEnter).not.toHaveBeenCalled();
    screen.getByText(/The call could not be loaded/);
    join();
    await answer(({ resolve }) => resolve());
    expect(onEnter).toHaveBeenCalledOnce();
  });

  it('stays with the camera that is the door’s when they are removed meanwhile', async () => {
    const { join, answer, onEnter, sit, unmount } = await arrive();
    join();
    sit(removed);
    await answer(({ resolve }) => resolve());
    expect(onEnter).not.toHaveBeenCalled();
    sit(admitted);
    await answer(({ resolve }) => resolve());
    expect(onEnter).not.toHaveBeenCalled();
    unmount();
    expect(camera.readyState).toBe('ended');
  });

  it('goes nowhere when the visit has ended meanwhile', async () => {
    const { join, answer, onEnter, unmount } = await arrive();
    join();
    unmount();
    await answer(({ resolve }) => resolve());
    expect(onEnter).not.toHaveBeenCalled();
  });
});
