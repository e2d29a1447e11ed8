import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { CallPeople, CallPerson } from './useCallPeople.ts';

export type Tone = 'accent' | 'warm' | 'guest1' | 'guest2';

/** Somebody who has a picture on the stage; the other one of the pair has it before they are there, too. */
export interface Face {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
  /** Undefined while they are not in the room. */
  readonly person: CallPerson | undefined;
}

/** A screen that somebody else shares. */
export interface Screen {
  readonly id: string;
  readonly name: string;
  readonly person: CallPerson;
}

/** Who and what stands on the stage. */
export interface Cast {
  readonly self: Face;
  /** Everybody else: the other one of the pair first, unless only guests are there. */
  readonly faces: readonly Face[];
  readonly screens: readonly Screen[];
}

export interface CastWords {
  readonly guest: string;
  readonly screenOf: (name: string) => string;
}

/**
 * @param mentorId whose colour is the accent; the mentee's is warm, guests have further ones
 * @param second seen by a guest, for whom both of the pair are others: the one who is not `other`
 */
export function castOf(
  people: CallPeople,
  {
    self,
    other,
    second,
    mentorId,
  }: { self: PersonSummary; other: PersonSummary; second?: PersonSummary | undefined; mentorId: string },
  words: CastWords,
): Cast {
  const toneOf = ({ id }: PersonSummary): Tone => (id === mentorId ? 'accent' : 'warm');
  const otherFace: Face = { id: other.id, name: other.name, tone: toneOf(other), person: people.other };
  const guests = people.guests.map((person, index): Face => {
    if (person.id === second?.id) return { id: second.id, name: second.name, tone: toneOf(second), person };
    const tone = index % 2 === 0 ? 'guest1' : 'guest2';
    return { id: person.id, name: person.participant.name || words.guest, tone, person };
  });
  const faces = people.other ? [otherFace, ...guests] : [...guests, otherFace];
  return {
    self: { id: self.id, name: self.name, tone: second ? 'guest1' : toneOf(self), person: people.self },
    faces,
    screens: faces.flatMap(({ name, person }) =>
      person?.screen ? { id: screenId(person.id), name: words.screenOf(name), person } : [],
    ),
  };
}

/** The screen that a person shares has a place of its own beside their face. */
function screenId(personId: string): string {
  return `screen:${personId}`;
}
