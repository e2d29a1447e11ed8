import { civilAvailability } from '@rapport/shared/scheduling/availability';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { actionsOf } from './actions.ts';
import { type People, type Person, peopleOf } from './people.ts';
import { sessionsOf } from './sessions.ts';

const batch = 500;
const year = 365 * 24 * 60 * 60_000;

/**
 * Writes so many pairs with all they have straight into the database: through the server it would take hours. Everybody
 * gets the password of who set up. Documents and records of sessions are left out: none of the measured pages reads them.
 */
export async function fill(databaseUrl: string, pairs: number, now: number): Promise<People> {
  const client = new MongoClient(databaseUrl);
  try {
    const db = client.db();
    const programme = await db.collection('programmes').findOne();
    const account = await db.collection('account').findOne({ providerId: 'credential' });
    if (!programme || !account) throw new Error('the installation is not set up');
    const made = peopleOf(pairs, programme._id.toHexString());
    const { people, programmes } = made;
    const at = new Date(now - year);
    const { agendaTemplates } = programme;
    const sessions = made.pairs.map((pair, index) => sessionsOf(pair, index, now));
    await insert(
      db.collection('user'),
      people.map((person, index) => {
        const manages = programmes.filter(({ manager }) => manager === person);
        return {
          ...userOf(person, index, at),
          ...(manages.length > 0 && { manages: manages.map(({ _id }) => _id.toHexString()) }),
        };
      }),
    );
    await insert(
      db.collection('account'),
      people.map(({ _id }) => accountOf(_id.toHexString(), { userId: _id, password: account.password, at })),
    );
    await insert(
      db.collection('programmes'),
      programmes.map(({ _id }, index) => ({
        ...{ _id, name: `Programme ${index + 2}`, agendaTemplates, createdAt: at },
      })),
    );
    await insert(
      db.collection('mentorships'),
      made.pairs.map(({ _id, programmeId, mentor, mentee, hasEnded }, index) => ({
        ...{ _id, programmeId, mentorId: mentor._id.toHexString(), menteeId: mentee._id.toHexString() },
        ...{ state: hasEnded ? 'ended' : 'active', since: new Date(at.getTime() + (index / pairs) * year) },
        ...{ endedAt: hasEnded ? new Date(now) : null, endedBy: hasEnded ? mentor._id.toHexString() : null },
      })),
    );
    // As they come: week by week, not pair by pair.
    const weeks = sessions[0]?.map((_, week) => sessions.flatMap((ofPair) => ofPair[week] ?? [])) ?? [];
    await insert(db.collection('mentoringSessions'), weeks.flat());
    await insert(
      db.collection('actions'),
      made.pairs.flatMap((pair, index) => actionsOf(pair, sessions[index] ?? [])),
    );
    await insert(
      db.collection('availability'),
      people
        .filter((_, index) => index % 2 === 0)
        .map(({ _id }) => ({ _id: _id.toHexString() as never, ...civilAvailability, bufferMinutes: 10 })),
    );
    return made;
  } finally {
    await client.close();
  }
}

const userOf = ({ _id, email, zone }: Person, index: number, at: Date) => ({
  ...{ _id, name: `Person ${index}`, email, emailVerified: false, zone },
  ...{ admin: false, sample: false, createdAt: at, updatedAt: at },
});

const accountOf = (accountId: string, { at, ...row }: { at: Date } & Document) => ({
  ...{ providerId: 'credential', accountId, createdAt: at, updatedAt: at },
  ...row,
});

async function insert(collection: Collection, rows: readonly Document[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) {
    await collection.insertMany(rows.slice(from, from + batch), { ordered: false });
  }
}
