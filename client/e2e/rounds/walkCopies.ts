import type { Page } from '@playwright/test';
import { closeCode, messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import { RapportError } from '@rapport/shared/core/errors';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, type Seat } from '../fixtures/rapport.ts';
import { desktop, type Visit } from './walk.ts';

/** A server that has lost what this device still has, or does not take it; that is said on the wire, the rest is real. */
export async function walkCopies({ context }: Seat, sessionId: string, visit: Visit): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(desktop);
  let says: 'lost' | 'tooLarge' | 'all is well' = 'lost';
  await page.routeWebSocket(/\/collab\/session/, (socket) => {
    if (says === 'tooLarge') return void socket.close({ code: closeCode.tooLarge });
    const server = socket.connectToServer();
    server.onMessage((message) => {
      socket.send(says === 'lost' && typeof message !== 'string' ? withLoss(message) : message);
    });
  });
  await page.goto(`/s/${sessionId}`);
  await expect(page.locator('[data-save="behind"]')).toBeVisible();
  await visit('lobby-behind', page);

  says = 'tooLarge';
  await page.reload();
  await expect(page.locator('[data-save="tooLarge"]')).toBeVisible();
  await visit('lobby-too-large', page);

  says = 'all is well';
  await page.getByRole('button', { name: 'Keep the copy and load again' }).click();
  await expect(page.getByRole('button', { name: 'Show it' })).toBeVisible();
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await visit('lobby-copy', page);
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('copy-dialog', page);
  await page.getByRole('button', { name: 'Delete it from this device' }).click();
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);

  // The answer of a server that has lost the session itself.
  await page.route(new RegExp(`/api/sessions/${sessionId}$`), (route) =>
    route.fulfill({ status: 404, json: new RapportError('not_found').toBody() }),
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No session here' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show it' })).toBeVisible();
  await visit('session-unknown-copy', page);
  await page.close();
}

/** A server that does not take one's own notes, beside the record that `record` shows. */
export async function walkOwnCopies(record: Page, visit: Visit): Promise<void> {
  const page = await record.context().newPage();
  await page.setViewportSize(desktop);
  let isTooLarge = true;
  await page.routeWebSocket(/\/collab\/margin/, (socket) => {
    if (isTooLarge) void socket.close({ code: closeCode.tooLarge });
    else socket.connectToServer();
  });
  await page.goto(record.url());
  await page.getByRole('button', { name: 'Open your own notes' }).click();
  await expect(page.locator('[data-save="tooLarge"]')).toBeVisible();
  await visit('record-past-own-notes-too-large', page);
  isTooLarge = false;
  await page.getByRole('button', { name: 'Keep the copy and load again' }).click();
  await page.getByRole('button', { name: 'Open your own notes' }).click();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('own-copy-dialog', page);
  await page.getByRole('button', { name: 'Delete it from this device' }).click();
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);
  await page.close();
}

/** The same message; a room's status says that the server is behind. */
function withLoss(message: Buffer): Buffer {
  const decoder = decoding.createDecoder(message);
  if (decoding.readVarUint(decoder) !== messageType.roomStatus) return message;
  const status = JSON.parse(decoding.readVarString(decoder)) as RoomStatus;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.roomStatus);
  encoding.writeVarString(encoder, JSON.stringify({ ...status, behind: true }));
  return Buffer.from(encoding.toUint8Array(encoder));
}
