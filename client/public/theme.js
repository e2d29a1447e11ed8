// Before the first paint, so that a chosen theme does not flash the other one. The key is that of platform/theme.
try {
  // On a public computer a choice lasts as long as the tab.
  const theme = sessionStorage.getItem('rapport.theme') ?? localStorage.getItem('rapport.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme it is.
}
