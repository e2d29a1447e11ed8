import { ObjectId } from 'mongodb';

/** Rows as the server writes them; what it would not read as such shows when the bench looks at the first answers. */
export interface Person {
  readonly _id: ObjectId;
  readonly email: string;
  readonly zone: string;
}

export interface Pair {
  readonly _id: ObjectId;
  readonly programmeId: string;
  readonly mentor: Person;
  readonly mentee: Person;
  readonly hasEnded: boolean;
}

export interface People {
  readonly people: readonly Person[];
  readonly pairs: readonly Pair[];
  /** Of the first programme, the one that the set-up made, none: its manager is who set up. */
  readonly programmes: readonly { readonly _id: ObjectId; readonly manager: Person }[];
}

/** Pairs of the first mentor, and of those after them by turns. */
const busiest = 12;
const usual = [3, 1, 2, 1, 1];
const pairsOfProgramme = 50;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Europe/Lisbon', 'America/Sao_Paulo'];

/** Who is paired with whom. One pair in ten has ended, one mentee in fifteen has two mentors. */
export function peopleOf(count: number, firstProgrammeId: string): People {
  const people: Person[] = [];
  const join = (role: string): Person => {
    const number = people.length;
    const person = {
      _id: new ObjectId(),
      email: `${role}${number}@example.org`,
      zone: zones[number % zones.length] ?? 'UTC',
    };
    people.push(person);
    return person;
  };
  const programmes = Array.from({ length: Math.ceil(count / pairsOfProgramme) - 1 }, () => ({
    _id: new ObjectId(),
    manager: join('manager'),
  }));
  const mentors = mentorsOf(count, () => join('mentor'));
  const pairs: Pair[] = [];
  for (const [index, mentor] of mentors.entries()) {
    const before = pairs.at(-1);
    const shares = index % 15 === 14 && before && before.mentor !== mentor;
    pairs.push({
      _id: new ObjectId(),
      programmeId:
        programmes[Math.floor(index / pairsOfProgramme) - 1]?._id.toHexString() ?? firstProgrammeId,
      mentor,
      mentee: shares ? before.mentee : join('mentee'),
      hasEnded: index >= busiest && index % 10 === 3,
    });
  }
  return { people, pairs, programmes };
}

/** The mentor of each pair. */
function mentorsOf(pairs: number, join: () => Person): Person[] {
  const mentors: Person[] = [];
  for (let turn = -1; mentors.length < pairs; turn++) {
    const mentor = join();
    const most = turn < 0 ? busiest : (usual[turn % usual.length] ?? 1);
    for (let pair = 0; pair < most && mentors.length < pairs; pair++) mentors.push(mentor);
  }
  return mentors;
}
