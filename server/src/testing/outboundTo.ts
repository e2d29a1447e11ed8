import { certificate } from '@rapport/infra/calendarHost';
import type { OutboundOptions } from '../platform/outbound/Outbound.ts';

/** Only to `calendar.test` and below, which is this machine, at that port. */
export const outboundTo = (port: number): OutboundOptions => ({
  ca: certificate,
  resolve: async (host) => (/(^|\.)calendar\.test$/.test(host) ? ['127.0.0.1'] : []),
  allow: (to) => to.address === '127.0.0.1' && to.port === port,
});
