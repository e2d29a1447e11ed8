import { addPairs } from '../fixtures/manyPairs.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('who looks after many pairs reads them page by page, the newest first, each once', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { page } = await openSeat(stack.origin);
  await page.goto(`/setup#code=${stack.setupCode}`);
  await page.getByRole('button', { name: /sample programme/i }).click();
  await expect(page.getByRole('button', { name: /continue as/i }).first()).toBeVisible();
  await page.goto(`/setup?as=manager#code=${stack.setupCode}`);
  const pairs = page.getByRole('main').getByRole('link', { name: / and / });
  await expect(pairs).toHaveCount(1);
  const sample = await pairs.first().innerText();
  const added = await addPairs(stack, 44);
  await page.reload();
  const more = page.getByRole('button', { name: 'Show more' });
  await expect(pairs).toHaveCount(20);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(pairs).toHaveCount(40);
  await more.click();
  await expect(pairs).toHaveCount(45);
  await expect(more).toHaveCount(0);
  const shown = await pairs.allInnerTexts();
  const names = shown.filter((text) => text !== sample);
  expect(names.map((text) => added.find((name) => text.includes(name)))).toEqual(added);
});
