import type { Viewer } from '@rapport/shared/identity/identity.api';
import { readRecord } from '@rapport/shared/review/review.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { isCode } from '../../platform/api/isCode.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { otherOf } from '../mentorships/index.ts';
import { RecordLetter } from './RecordLetter.tsx';
import './record.css';

/** The live event says when it is there; this is for the one that got lost (ms). */
const askAgainAfter = 4_000;

export interface RecordViewProps {
  session: SessionView;
  viewer: Viewer;
}

/** What remains of a session, at its one link. */
export function RecordView({ session, viewer }: RecordViewProps) {
  const { t } = useTranslation('record');
  const errorText = useErrorText();
  const record = useOperation(
    readRecord,
    { params: { sessionId: session.id } },
    { refetchInterval: session.state === 'recorded' ? false : askAgainAfter },
  );
  const isBeingMade = session.state !== 'recorded' && isCode(record.error, 'not_found');
  const { data } = record;
  return (
    <Page
      width="narrow"
      title={session.title}
      eyebrow={t('eyebrow')}
      lead={
        <span className="text-base">
          {formatInstant(session.startsAt, viewer.zone, 'full')}
          {' · '}
          {t('with', { name: otherOf(session, viewer.id).name })}
        </span>
      }
    >
      {data ? (
        <RecordLetter record={data} readAt={record.dataUpdatedAt} viewer={viewer} />
      ) : isBeingMade ? (
        <div className="flex flex-col gap-2">
          <p className="text-lg">
            <Spinner label={t('making')} />
          </p>
          <p className="max-w-measure text-muted">{t('makingText')}</p>
        </div>
      ) : record.error ? (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(record.error)}
          retry={{
            label: t('tryAgain', { ns: 'common' }),
            onPress: () => void record.refetch(),
            isPending: record.isFetching,
          }}
        />
      ) : (
        <Skeleton label={t('loading')} lines={8} />
      )}
    </Page>
  );
}
