import { makeFeed, readFeed, revokeFeed } from '@rapport/shared/scheduling/calendar.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { formatInstant, formatRelative } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { serverNow } from '../../platform/time/serverClock.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Section } from '../../ui/Section.tsx';
import { toast } from '../../ui/toast.ts';
import { useViewer } from '../identity/index.ts';

/** The viewer's sessions in a calendar of theirs: the private address is made, renewed and withdrawn here. */
export function CalendarSection() {
  const { t } = useTranslation('calendar');
  const errorText = useErrorText();
  const { data, error, refetch } = useOperation(readFeed, {});
  const [asking, setAsking] = useState<'renew' | 'revoke'>();
  const close = () => setAsking(undefined);
  const make = useCommand(makeFeed, { invalidates: [readFeed], onDone: close });
  const revoke = useCommand(revokeFeed, {
    invalidates: [readFeed],
    onDone: () => {
      make.reset();
      close();
      toast(t('revoked'), { tone: 'success' });
    },
  });
  const problem = make.error ?? revoke.error;
  return (
    <Section title={t('title')} text={t('text')}>
      <p>{t('warning')}</p>
      {problem && !asking && <Banner tone="danger">{errorText(problem)}</Banner>}
      {make.data && <NewAddress address={make.data.address} />}
      {data?.feed && !make.data && <KnownFeed feed={data.feed} />}
      {data && (
        <div className="flex flex-wrap gap-2">
          {data.feed || make.data ? (
            <>
              <Button onPress={() => setAsking('renew')}>{t('renew.action')}</Button>
              <Button onPress={() => setAsking('revoke')}>{t('revoke.action')}</Button>
            </>
          ) : (
            <Button isPending={make.isPending} onPress={() => make.mutate({})}>
              {t('make')}
            </Button>
          )}
        </div>
      )}
      {!data && <NotRead error={error} retry={() => void refetch()} lines={2} />}
      {asking && (
        <Dialog
          title={t(`${asking}.title`)}
          isOpen
          isAlert
          size="sm"
          onOpenChange={close}
          closeLabel={t('close', { ns: 'common' })}
          actions={
            <>
              <Button onPress={close}>{t('keep')}</Button>
              <Button
                variant="danger"
                isPending={make.isPending || revoke.isPending}
                onPress={() => (asking === 'renew' ? make : revoke).mutate({})}
              >
                {t(`${asking}.submit`)}
              </Button>
            </>
          }
        >
          {problem && <Banner tone="danger">{errorText(problem)}</Banner>}
          <p>{t(`${asking}.text`)}</p>
        </Dialog>
      )}
    </Section>
  );
}

function NewAddress({ address }: { address: string }) {
  const { t } = useTranslation('calendar');
  return (
    <div className="flex flex-col gap-2">
      <CopyField
        label={t('address')}
        value={address}
        copyLabel={t('copy', { ns: 'common' })}
        copiedLabel={t('copied', { ns: 'common' })}
      />
      <p className="text-muted text-sm">{t('once')}</p>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')} className="text-accent underline">
          {t('open')}
        </a>
      </p>
    </div>
  );
}

function KnownFeed({ feed }: { feed: { madeAt: string; readAt: string | null } }) {
  const { t } = useTranslation('calendar');
  const { zone } = useViewer();
  return (
    <p className="text-muted">
      {t('made', { date: formatInstant(feed.madeAt, zone, 'day') })}{' '}
      {feed.readAt ? t('read', { when: formatRelative(feed.readAt, serverNow()) }) : t('unread')}
    </p>
  );
}
