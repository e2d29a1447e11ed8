/** After a sign-out that the server has not heard of. */
export const signOut = {
  title: 'Not signed out yet',
  lead: 'Nothing that you read opens on this device any more. But only the server ends a sign-in, and it has not confirmed that. Until then, whoever opens Rapport here when the server is back is signed in as you.',
  text: 'Leave this page open: it signs you out as soon as the server is back. Your copies of agendas and notes stay on this device until then, because they may hold text that has not reached the server. To save that text, go back and open it when the server is there.',
  action: 'Sign out',
  back: 'Back to Rapport',
};
