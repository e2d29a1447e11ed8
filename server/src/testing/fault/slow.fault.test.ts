import { randomBytes } from 'node:crypto';
import { closeCode } from '@rapport/shared/collab/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Attacker } from './attacker.ts';
import { startControl } from './controlRoom.ts';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { TypingPeer } from './typingPeer.ts';

const row = new Row('slow');
/** More than the server and both kernels buffer for one who does not read. */
const bytesEach = 16 * 2 ** 20;
const bytesAtOnce = 120_000;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage.end());

test(
  `${row.rounds} members who do not read are sent away at the bound, and the others go on`,
  async () => {
    const [document = ''] = stage.rooms;
    const writer = await new TypingPeer(stage.seat(document, 'mentor')).join();
    const probe = await stage.probe();
    const control = await startControl(stage.control);
    const memory = await probe.memory();
    const text = writer.doc.getText('typed');
    for (let round = 0; round < row.rounds; round += 1) {
      const slow = await Attacker.join(stage.seat(document, 'mentee'));
      slow.ws.pause();
      for (let sent = 0; sent < bytesEach; sent += bytesAtOnce) {
        text.insert(0, randomBytes(bytesAtOnce * 0.75).toString('base64'));
        text.delete(0, text.length);
        while (!writer.allDurable) await new Promise((resolve) => setTimeout(resolve, 2));
      }
      slow.ws.resume();
      // Cut off, when it took no close frame either.
      expect([closeCode.tooSlow, 1006]).toContain(await slow.closed);
    }
    expect(writer.closes).toBe(0);
    writer.end();
    await control.expectUntouched(row);
    row.found(`${row.rounds} of ${row.rounds} closed`);
    row.within('memory up, MiB', ((await probe.memory()) - memory) / 2 ** 20, 10);
  },
  rowTimeout,
);
