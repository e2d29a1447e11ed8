import { MongoClient } from 'mongodb';
import { startDatabase } from '../../../stack/index.ts';
import type { Floor } from './floor.ts';
import { repeat } from './repeat.ts';

/** About as many rooms have something new when a commit begins. */
const rows = 12;

/** A commit of Rapport's size by the bare driver, until the database has it on the disk. */
export const commit: Floor = {
  name: `(database: ${rows} rows)`,
  async measure({ dir, quick }) {
    const database = await startDatabase({ dir });
    const client = new MongoClient(database.url);
    try {
      const collection = client.db('floor').collection<{ _id: string; bytes: Buffer }>('rows');
      const bytes = Buffer.alloc(40, 1);
      let number = 0;
      return await repeat(() => {
        number += 1;
        const documents = Array.from({ length: rows }, (_, row) => ({ _id: `${row}/${number}`, bytes }));
        return collection.insertMany(documents, { writeConcern: { w: 'majority', journal: true } });
      }, quick);
    } finally {
      await client.close();
      await database.stop();
    }
  },
};
