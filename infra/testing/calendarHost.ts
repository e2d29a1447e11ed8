import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface CalendarHost {
  readonly port: number;
  address(path: string): string;
  stop(): void;
}

/** Somebody's calendar server: real HTTPS on this machine, for whoever is told that `calendar.test` is here. */
export async function startCalendarHost(answer: RequestListener): Promise<CalendarHost> {
  const server = createServer({ key, cert: certificate }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: (path) => `https://calendar.test:${port}${path}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A calendar of such events, each by its lines, with the title that nobody is to learn; folded, as calendars are. */
export function icsOf(...events: (readonly string[])[]): string {
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Somebody//Elsewhere//EN'],
    ...events.flatMap((lines, place) => [
      ...[
        'BEGIN:VEVENT',
        ...(lines.some((line) => line.startsWith('UID:')) ? [] : [`UID:${place}@elsewhere`]),
      ],
      ...['SUMMARY:Nobody is to learn of this one\\, whatever happens to be read ', ' of it', ...lines],
      'END:VEVENT',
    ]),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');
}

/**
 * Proves a server to be `calendar.test`, or below it, to whoever is told to trust it. Nobody else does: the name is none
 * that the network knows, and the key is here to read.
 */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBfTCCASSgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1SYXBwb3J0
IHRlc3RzMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1SYXBwb3J0IHRlc3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENnBr
LjUhWcobDAt8FLlm5lP+CD89cdUm4e7WcuaSDjtnqJz+5cOyu7L55v54TGE1cgpF
TfDz0wTBkOWD9phsMaNdMFswDwYDVR0TAQH/BAUwAwEB/zApBgNVHREEIjAggg1j
YWxlbmRhci50ZXN0gg8qLmNhbGVuZGFyLnRlc3QwHQYDVR0OBBYEFCqW/UqJEVic
puvyfz8m/Q8W27MxMAoGCCqGSM49BAMCA0cAMEQCIBHYClvypdgATlqXWsJKoyPr
AKh7Fx8arONaNE8umC8QAiBrd6oPmVp5UdmZzrik8RVzlBTQ4AhVF5Y6k7/5WJ03
ZQ==
-----END CERTIFICATE-----
`;

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgV3KDU0bp2+8w7c0V
fab/ugsQer6g6PUVRHDoqievJIOhRANCAAQ2cGsuNSFZyhsMC3wUuWbmU/4IPz1x
1Sbh7tZy5pIOO2eonP7lw7K7svnm/nhMYTVyCkVN8PPTBMGQ5YP2mGwx
-----END PRIVATE KEY-----
`;
