import { isIos } from './isIos.ts';

/**
 * How this browser makes an app of the page: it is one already (`installed`), the browser has offered it (`offered`),
 * its owner does it on iOS (`homeScreen`), or perhaps by a menu of the browser (`menu`).
 */
export type InstallWay = 'installed' | 'offered' | 'homeScreen' | 'menu';

/** @param view the window, or as much of one as a test needs */
export function installWay(view: Pick<Window, 'navigator' | 'matchMedia'>, isOffered: boolean): InstallWay {
  if (view.matchMedia('(display-mode: standalone)').matches) return 'installed';
  if (isOffered) return 'offered';
  return isIos(view.navigator) ? 'homeScreen' : 'menu';
}
