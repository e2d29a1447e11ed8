import type { Track } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import { keepOrder } from './keepOrder.ts';
import type { CallPeople, CallPerson } from './useCallPeople.ts';
import { readView, rememberView } from './viewChoice.ts';

const maya = { id: 'maya', name: 'Maya Okafor', zone: 'Europe/Berlin' };
const jonas = { id: 'jonas', name: 'Jonas Lindqvist', zone: 'Europe/Berlin' };
const words = { guest: 'Guest', screenOf: (name: string) => `${name}’s screen` };

/** Of a participant the cast reads only the name. */
function person(id: string, name = '', screen = false): CallPerson {
  const sent = { camera: undefined, isCameraComing: false, isMuted: true, isLost: false };
  const shared = screen ? ({} as Track) : undefined;
  return { id, participant: { name } as CallPerson['participant'], ...sent, screen: shared };
}

function cast(other: CallPerson | undefined, guests: CallPerson[] = []) {
  const people = { self: person('maya'), other, guests, otherGone: undefined, sounds: [] };
  return castOf(people as unknown as CallPeople, { self: maya, other: jonas, mentorId: 'maya' }, words);
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('who stands on the stage', () => {
  it('keeps a place for the other one of the pair before they are there', () => {
    expect(cast(undefined).faces).toMatchObject([
      { id: 'jonas', name: 'Jonas Lindqvist', person: undefined },
    ]);
  });

  it('puts the other one of the pair before guests, and guests before somebody who is awaited', () => {
    expect(ids(cast(person('jonas'), [person('ana')]).faces)).toEqual(['jonas', 'ana']);
    expect(ids(cast(undefined, [person('ana')]).faces)).toEqual(['ana', 'jonas']);
  });

  it('names guests as they came in, and those without a name as guests', () => {
    const { faces } = cast(person('jonas'), [person('ana', 'Ana Ruiz'), person('bo')]);
    expect(faces.map(({ name }) => name)).toEqual(['Jonas Lindqvist', 'Ana Ruiz', 'Guest']);
  });

  it('shows the screens of everybody else, and no colour of the pair on a guest', () => {
    const { screens, faces } = cast(person('jonas', '', true), [person('ana', 'Ana Ruiz', true)]);
    expect(screens.map(({ name }) => name)).toEqual(['Jonas Lindqvist’s screen', 'Ana Ruiz’s screen']);
    expect(faces.map(({ tone }) => tone)).toEqual(['warm', 'guest1']);
  });
});

it('a screen that comes later stands behind those before it, whoever shares it', () => {
  expect(keepOrder(['ana'], ['jonas', 'ana'])).toEqual(['ana', 'jonas']);
  expect(keepOrder(['ana', 'jonas'], ['jonas'])).toEqual(['jonas']);
});

it('a layout is remembered on the device, and nonsense or a closed storage counts as never chosen', () => {
  const kept = new Map<string, string>();
  rememberView('side', { setItem: (key, value) => void kept.set(key, value) });
  expect(readView({ getItem: (key) => kept.get(key) ?? null })).toBe('side');
  expect(readView({ getItem: () => 'sideways' })).toBe('large');
  const closed = () => {
    throw new Error('closed');
  };
  expect(readView({ getItem: closed })).toBe('large');
  expect(() => rememberView('side', { setItem: closed })).not.toThrow();
});
