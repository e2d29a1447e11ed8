import { expect, test } from 'vitest';
import { isOutside } from './isOutside.ts';

test.each([
  'http://127.0.0.1:7880',
  'http://localhost:7880',
  'ws://[::1]:7880',
  'http://livekit:7880',
  'http://10.1.2.3:7880',
  'http://172.31.0.4:7880',
  'http://192.168.0.9',
  'http://[fd12:3456::1]:7880',
  'http://host.docker.internal:7880',
  'http://sfu.local',
])('%s is on this machine or in its own network', (url) => {
  expect(isOutside(url)).toBe(false);
});

test.each([
  'wss://rapport.livekit.cloud',
  'https://sfu.example.org',
  'http://172.32.0.1:7880',
  'http://203.0.113.7:7880',
  'http://[2001:db8::1]:7880',
  'https://localhost.example.org',
])('%s can be reached by people themselves', (url) => {
  expect(isOutside(url)).toBe(true);
});
