import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from './floor.ts';
import { repeat } from './repeat.ts';

/** A block at the end of a file, until the disk has it: what each durable commit waits for at least. */
export const disk: Floor = {
  name: '(disk: 4 KiB, fsync)',
  async measure({ dir, quick }) {
    const file = await open(join(dir, 'blocks'), 'a');
    const block = Buffer.alloc(4_096, 1);
    try {
      return await repeat(async () => {
        await file.appendFile(block);
        await file.datasync();
      }, quick);
    } finally {
      await file.close();
    }
  },
};
