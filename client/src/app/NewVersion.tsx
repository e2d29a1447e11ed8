import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionWatch } from '../platform/worker/VersionWatch.ts';
import { watchVersions } from '../platform/worker/watchVersions.ts';
import { announce } from '../ui/announce.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Keeps the app on this device, and says when the server has a newer build than the page. */
export function NewVersion() {
  const [watch, setWatch] = useState<VersionWatch>();
  useEffect(() => void watchVersions().then(setWatch), []);
  return watch ? <NewerThanPage watch={watch} /> : null;
}

function NewerThanPage({ watch }: { watch: VersionWatch }) {
  const { t } = useTranslation('device');
  const isNewer = useSyncExternalStore(watch.subscribe, watch.isNewer);
  const [isLoading, setLoading] = useState(false);
  const text = t('version.text');
  useEffect(() => {
    if (isNewer) announce(text);
  }, [isNewer, text]);
  if (!isNewer) return null;
  const reload = async () => {
    setLoading(true);
    await watch.takeOver();
    // The browser asks first where something is on no disk; who stays then may press again.
    setLoading(false);
    window.location.reload();
  };
  return (
    <aside aria-label={t('version.label')} className="print:hidden">
      <Banner
        tone="info"
        isFullWidth
        isAnnounced={false}
        action={
          <Button size="sm" onPress={() => void reload()} isPending={isLoading}>
            {t('version.action')}
          </Button>
        }
      >
        {text}
      </Banner>
    </aside>
  );
}
