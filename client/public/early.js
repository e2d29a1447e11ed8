// Before the first paint, so that a chosen theme does not flash the other one. The key is that of platform/theme.
try {
  // On a public computer a choice lasts as long as the tab.
  const theme = sessionStorage.getItem('rapport.theme') ?? localStorage.getItem('rapport.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme it is.
}

// Chromium's offer to install the app comes once, perhaps before anybody is signed in, to whom alone it is shown. It
// waits on the window for platform/install, instead of in a bar over the page.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  window.rapportInstallOffer = event;
});
