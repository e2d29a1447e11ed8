/** Apart from the contract, whose schemas the service worker does not load. */
export const pushPaths = {
  read: '/api/me/push',
  subscribe: '/api/me/push/subscription',
} as const;
