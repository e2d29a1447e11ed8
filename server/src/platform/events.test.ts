import { expect, test } from 'vitest';
import { domainEvent, EventBus } from './events.ts';
import { createLog } from './log.ts';

const greeted = domainEvent<{ name: string }>('test.greeted');

test('tells every subscriber in order and waits for them', async () => {
  const events = new EventBus(createLog('silent'));
  const told: string[] = [];
  events.subscribe(greeted, async ({ name }) => {
    await new Promise((soon) => setTimeout(soon, 5));
    told.push(`slow ${name}`);
  });
  events.subscribe(greeted, ({ name }) => void told.push(`quick ${name}`));
  await events.publish(greeted, { name: 'Ada' });
  expect(told).toEqual(['slow Ada', 'quick Ada']);
});

test('a subscriber that fails harms neither the publisher nor the next one', async () => {
  const events = new EventBus(createLog('silent'));
  const told: string[] = [];
  events.subscribe(greeted, () => Promise.reject(new Error('no')));
  events.subscribe(greeted, ({ name }) => void told.push(name));
  await events.publish(greeted, { name: 'Ada' });
  expect(told).toEqual(['Ada']);
});

test('news that nobody wants is no fault', async () => {
  await expect(new EventBus(createLog('silent')).publish(greeted, { name: 'Ada' })).resolves.toBeUndefined();
});
