/** The page over all of the display, where the browser lets it be so; phones' Safari does not. */
export const fullScreen = {
  isSupported: (): boolean => document.fullscreenEnabled === true,
  isOn: (): boolean => document.fullscreenElement !== null,
  /** Wants a press of the person. A refusal is none of our business: the browser's own words tell it. */
  toggle: async (): Promise<void> => {
    if (!fullScreen.isSupported()) return;
    // All of the page, not the stage: menus and dialogs stand beside it, and would not be seen.
    const change = fullScreen.isOn()
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    await change.catch(() => undefined);
  },
  subscribe: (listener: () => void): (() => void) => {
    document.addEventListener('fullscreenchange', listener);
    return () => document.removeEventListener('fullscreenchange', listener);
  },
};
