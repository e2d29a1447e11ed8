import { listMail, type MailView } from '@rapport/shared/ops/work.api';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useOperation } from '../../platform/api/useOperation.ts';
import { usePages } from '../../platform/api/usePages.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useViewer } from '../identity/index.ts';

/** What the server has written to people; without a mail server also what it says, for the admin to pass on. */
export function MailList() {
  const { t } = useTranslation('work');
  const mail = usePages(listMail, { query: {} });
  const { data } = useOperation(listMail, { query: { limit: 1 } });
  return (
    <div className="flex flex-col gap-5 pt-5">
      {data &&
        (data.isOn ? (
          <p className="text-muted">{t('mail.on')}</p>
        ) : (
          <Banner tone="info" isAnnounced={false}>
            {t('mail.off')}
          </Banner>
        ))}
      {!mail.items && <NotRead error={mail.error} retry={mail.retry} lines={6} />}
      {mail.items?.length === 0 && <EmptyState title={t('mail.none')} text={t('mail.noneText')} />}
      {mail.items && mail.items.length > 0 && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {mail.items.map((one) => (
            <MailLine key={one.id} mail={one} />
          ))}
        </ul>
      )}
      {mail.more && (
        <div>
          <Button onPress={mail.more} isPending={mail.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </div>
  );
}

function MailLine({ mail: { to, subject, text, state, problem, createdAt } }: { mail: MailView }) {
  const { t } = useTranslation('work');
  const { zone } = useViewer();
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 break-words font-medium">{subject}</p>
        <span className={classes('text-sm', state === 'failed' ? 'font-medium text-danger' : 'text-muted')}>
          {t(`mail.states.${state}`)}
        </span>
      </div>
      <p className="break-words text-muted text-sm">
        {t('mail.to', { name: to.name, address: to.address })},{' '}
        <span className="tabular">{formatInstant(createdAt, zone, 'dayTime')}</span>
      </p>
      {problem && <p className="break-words text-danger text-sm">{problem}</p>}
      {text !== null && (
        <details>
          <summary className="inline-flex min-h-8 cursor-pointer items-center text-accent text-sm coarse:min-h-11">
            {t('mail.show')}
          </summary>
          <pre className="mt-2 whitespace-pre-wrap break-words rounded-surface bg-sunken p-4 font-sans text-sm">
            {text}
          </pre>
        </details>
      )}
    </li>
  );
}
