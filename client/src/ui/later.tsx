import {
  Component,
  type ComponentType,
  type LazyExoticComponent,
  lazy,
  useEffect,
  useEffectEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { toast } from './toast.ts';

/** Stands where a part could not be had; gets the part's own props, too. */
export type Missing<Props> = ComponentType<Props & { onAgain: () => void }>;

/**
 * As `lazy`, for a part without which the rest goes on: where its code cannot be had, or the part falls over, nothing
 * around it does, and whoever asks next asks anew. It suspends as `lazy` does.
 * @param whenMissing unless told it is asked for again by itself
 * @example const Choices = later(async () => (await import('./Choices.tsx')).Choices, MissingLine);
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whenMissing: Missing<Props> = AskedAgain,
): ComponentType<Props> {
  const begin = (): LazyExoticComponent<ComponentType<Props>> =>
    lazy(async () => ({ default: await load() }));
  // Shared: what suspends before it was ever shown is made anew, and would ask again and again.
  let latest = begin();
  const Stand: ComponentType<Props & { onAgain: () => void }> = whenMissing;

  class Later extends Component<Props, { Part: typeof latest; isMissing: boolean }> {
    override state = { Part: latest, isMissing: false };

    static getDerivedStateFromError() {
      return { isMissing: true };
    }

    override componentDidCatch() {
      // `lazy` keeps its failure for ever.
      if (latest === this.state.Part) latest = begin();
    }

    readonly again = () => this.setState({ Part: latest, isMissing: false });

    override render() {
      const { Part, isMissing } = this.state;
      return isMissing ? <Stand {...this.props} onAgain={this.again} /> : <Part {...this.props} />;
    }
  }
  return Later;
}

/** Until something that nobody asked for is asked for again (ms). */
const againAfter = 5_000;

function AskedAgain({ onAgain }: { onAgain: () => void }) {
  const ask = useEffectEvent(onAgain);
  useEffect(() => {
    const timer = setTimeout(() => ask(), againAfter);
    return () => clearTimeout(timer);
  }, []);
  return null;
}

/** In the place of something that somebody looks at: that it could not be had, and the way to ask again. */
export function MissingLine({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <p>{t('failed.part')}</p>
      <Button size="sm" onPress={onAgain}>
        {t('tryAgain')}
      </Button>
    </div>
  );
}

/** For what opens over the page: it is closed again, and says why; the same button asks again. */
export function MissingPopup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const giveUp = useEffectEvent(() => {
    toast(t('failed.part'), { tone: 'danger' });
    onClose();
  });
  useEffect(() => giveUp(), []);
  return null;
}
