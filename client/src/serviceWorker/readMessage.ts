import type { PushMessage } from '@rapport/shared/messaging/pushMessage';

/** What a push says. Browsers want something shown for each, so what cannot be read says only that there is news. */
export function readMessage(payload: string): PushMessage {
  const { title, body, url, tag } = parsed(payload);
  return {
    title: textOr(title, 'Rapport'),
    body: textOr(body, ''),
    url: textOr(url, '/'),
    tag: textOr(tag, 'news'),
  };
}

function parsed(payload: string): Partial<Record<keyof PushMessage, unknown>> {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const textOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;
