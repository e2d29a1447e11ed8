/** What a subscription consists of, as the contract wants it. */
export function detailsOf(subscription: Pick<PushSubscription, 'endpoint' | 'toJSON'>): {
  endpoint: string;
  keys: { p256dh: string; auth: string };
} {
  const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
  return { endpoint: subscription.endpoint, keys: { p256dh, auth } };
}
