import { expect, it, onTestFinished, vi } from 'vitest';
import { VersionWatch } from './VersionWatch.ts';

const ours = '/assets/index-ours.js';
const newer = '/assets/index-newer.js';

/** Stands for a worker, which no test outside of a browser has: answers of which build it is. */
function worker(entry: string | undefined) {
  const heard: unknown[] = [];
  return Object.assign(new EventTarget(), {
    heard,
    state: 'installing',
    postMessage(question: unknown, [port]: MessagePort[] = []) {
      heard.push(question);
      if (entry !== undefined) port?.postMessage(entry);
    },
  });
}
type FakeWorker = ReturnType<typeof worker>;

function browser(waiting: FakeWorker | null = null) {
  const registration = Object.assign(new EventTarget(), {
    waiting,
    installing: null as FakeWorker | null,
    update: async () => Promise.reject(new TypeError('no network')),
  });
  const container = Object.assign(new EventTarget(), { controller: null as FakeWorker | null });
  const watch = new VersionWatch(registration as never, container as never, ours);
  return { registration, container, watch };
}

it('tells that a newer build waits, and leaves it waiting', async () => {
  const waiting = worker(newer);
  const { watch } = browser(waiting);
  await expect.poll(watch.isNewer).toBe(true);
  expect(waiting.heard).toEqual(['entry']);
});

it('lets the worker of its own build take over, and tells nothing', async () => {
  const waiting = worker(ours);
  const { watch } = browser(waiting);
  await expect.poll(() => waiting.heard).toEqual(['entry', 'takeOver']);
  expect(watch.isNewer()).toBe(false);
});

it('notices a build that comes while the page is open', async () => {
  const { registration, watch } = browser();
  let told = 0;
  watch.subscribe(() => told++);
  const installing = worker(newer);
  registration.installing = installing;
  registration.dispatchEvent(new Event('updatefound'));
  Object.assign(registration, { installing: null, waiting: installing });
  installing.state = 'installed';
  installing.dispatchEvent(new Event('statechange'));
  await expect.poll(watch.isNewer).toBe(true);
  expect(told).toBe(1);
});

it('notices that another window has gone over to a newer build', async () => {
  const { container, watch } = browser();
  container.controller = worker(newer);
  container.dispatchEvent(new Event('controllerchange'));
  await expect.poll(watch.isNewer).toBe(true);
});

it('takes over when asked, and waits until it has', async () => {
  const waiting = worker(newer);
  const { container, watch } = browser(waiting);
  await expect.poll(watch.isNewer).toBe(true);
  let isDone = false;
  const done = watch.takeOver().then(() => {
    isDone = true;
  });
  expect(waiting.heard.at(-1)).toBe('takeOver');
  expect(isDone).toBe(false);
  container.dispatchEvent(new Event('controllerchange'));
  await done;
});

it('says nothing without a network, and of a worker that does not answer', async () => {
  const { watch } = browser(worker(undefined));
  await watch.look();
  expect(watch.isNewer()).toBe(false);
});

it('asks a worker again that needs long to wake', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const waiting = worker(newer);
  const { postMessage } = waiting;
  let asked = 0;
  waiting.postMessage = (question, ports) => {
    if (++asked === 3) postMessage(question, ports);
  };
  const { watch } = browser(waiting);
  await vi.advanceTimersByTimeAsync(6_000);
  await expect.poll(watch.isNewer).toBe(true);
});
