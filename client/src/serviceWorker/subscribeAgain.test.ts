import { expect, it } from 'vitest';
import { scriptedServer } from '../testing/scriptedServer.ts';
import { subscribeAgain } from './subscribeAgain.ts';

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const keys = { p256dh: 'p', auth: 'a' };
const details = { endpoint: 'https://push.test/new', keys };
const subscription = (options: object = {}) =>
  ({ ...details, options, toJSON: () => details }) as unknown as PushSubscription;

/** Stands for the browser's push service. */
function pushManager(current: PushSubscription | null) {
  const askedWith: unknown[] = [];
  const manager = {
    getSubscription: async () => current,
    subscribe: async (options: PushSubscriptionOptionsInit) => {
      askedWith.push(options.applicationServerKey);
      return subscription();
    },
  };
  return { askedWith, registration: { pushManager: manager as unknown as PushManager } };
}

const serve = () =>
  scriptedServer(({ method }) =>
    method === 'GET' ? { status: 200, body: { publicKey: 'ours', devices: [] } } : { status: 204 },
  );
const told = {
  method: 'PUT',
  url: '/api/me/push/subscription',
  body: { ...details, label: 'Firefox on Linux' },
};

it('tells the server of the subscription that the browser has made', async () => {
  const { asked } = await serve();
  const { registration, askedWith } = pushManager(subscription());
  await subscribeAgain(registration, userAgent, null);
  expect(asked).toEqual([told]);
  expect(askedWith).toEqual([]);
});

it('subscribes with the key of before where the browser has made none', async () => {
  const { asked } = await serve();
  const { registration, askedWith } = pushManager(null);
  const applicationServerKey = new ArrayBuffer(65);
  await subscribeAgain(registration, userAgent, subscription({ applicationServerKey }));
  expect(askedWith).toEqual([applicationServerKey]);
  expect(asked).toEqual([told]);
});

it('asks the server for its key where the browser does not know it any more', async () => {
  const { asked } = await serve();
  const { registration, askedWith } = pushManager(null);
  await subscribeAgain(registration, userAgent, null);
  expect(askedWith).toEqual(['ours']);
  expect(asked.at(-1)).toEqual(told);
});
