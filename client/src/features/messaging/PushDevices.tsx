import { testPush } from '@rapport/shared/messaging/push.api';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useViewer } from '../identity/index.ts';
import type { PushControl } from './usePush.ts';

/** Which browsers of the viewer get notices, and a way to see that they come. */
export function PushDevices({ devices }: Pick<PushControl, 'devices'>) {
  const { t } = useTranslation('notices');
  const { zone } = useViewer();
  const errorText = useErrorText();
  const test = useCommand(testPush);
  if (devices.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-3">
      <ul aria-label={t('devices.title')} className="flex flex-col gap-1">
        {devices.map(({ label, since, isThis }) => (
          <li key={since + label}>
            {label}{' '}
            <span className="text-muted">
              {isThis ? t('devices.this') : t('devices.since', { date: formatInstant(since, zone, 'date') })}
            </span>
          </li>
        ))}
      </ul>
      <Button onPress={() => test.mutate({})} isPending={test.isPending}>
        {t('test.action')}
      </Button>
      {test.data && (
        <Banner tone={test.data.outcome === 'sent' ? 'success' : 'warm'}>
          {t(`test.${test.data.outcome}`)}
        </Banner>
      )}
      {test.error && <Banner tone="danger">{errorText(test.error)}</Banner>}
    </div>
  );
}
