/** As much of the browser as this needs. */
export interface Screen {
  readonly innerHeight: number;
  readonly visualViewport: Pick<
    VisualViewport,
    'height' | 'offsetTop' | 'scale' | 'addEventListener' | 'removeEventListener'
  > | null;
  scrollTo(x: number, y: number): void;
}

/** Less than this is a bar of the browser that comes and goes (px). */
const leastKeyboard = 80;

/**
 * Tells the styles how much of the window a keyboard on the screen covers, as `--keyboard`. Browsers that follow
 * `interactive-widget=resizes-content` make the window smaller themselves; Safari lays the keyboard over it.
 * @returns what ends it
 */
export function makeRoomForKeyboard(root: HTMLElement, screen: Screen = window): () => void {
  const { visualViewport: viewport } = screen;
  if (!viewport) return () => undefined;
  const follow = () => {
    const covered = coveredBy(screen.innerHeight, viewport);
    if (covered > 0) root.style.setProperty('--keyboard', `${covered}px`);
    else root.style.removeProperty('--keyboard');
    // Safari moves the page up to the field; with room made for the keyboard nothing has to move.
    if (covered > 0 && viewport.offsetTop > 0) screen.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  follow();
  return () => {
    viewport.removeEventListener('resize', follow);
    viewport.removeEventListener('scroll', follow);
    root.style.removeProperty('--keyboard');
  };
}

function coveredBy(innerHeight: number, { height, scale }: Pick<VisualViewport, 'height' | 'scale'>): number {
  // Somebody has zoomed in: what they see is smaller for another reason.
  if (Math.abs(scale - 1) > 0.01) return 0;
  const covered = Math.round(innerHeight - height);
  return covered >= leastKeyboard ? covered : 0;
}
