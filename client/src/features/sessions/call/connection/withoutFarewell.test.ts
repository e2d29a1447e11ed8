import { Room } from 'livekit-client';
import { expect, it, vi } from 'vitest';
import { withoutFarewell } from './withoutFarewell.ts';

it('keeps a room from saying farewell for once', async () => {
  const room = new Room();
  const { client } = room.engine;
  const said = vi.spyOn(Object.getPrototypeOf(client), 'sendLeave').mockResolvedValue(undefined);
  await withoutFarewell(room, () => client.sendLeave());
  expect(said).not.toHaveBeenCalled();
  await expect(withoutFarewell(room, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  await client.sendLeave();
  expect(said).toHaveBeenCalledOnce();
});
