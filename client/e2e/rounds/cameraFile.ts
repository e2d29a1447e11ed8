import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Writes a drawing as a film that Chromium plays in place of a camera: pictures of a page, one behind the other. */
export async function writeCameraFile(page: Page, drawing: string, file: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.setContent(`<body style="margin: 0">${drawing}</body>`);
  const picture = await page.screenshot({ type: 'jpeg', quality: 92 });
  await writeFile(file, Buffer.concat([picture, picture]));
}
