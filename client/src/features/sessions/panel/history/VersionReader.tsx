import type { VersionView } from '@rapport/shared/sessions/history.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../platform/i18n/format.ts';
import { useErrorText } from '../../../../platform/i18n/useErrorText.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ErrorState } from '../../../../ui/ErrorState.tsx';
import { Segments } from '../../../../ui/Segments.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import { useViewer } from '../../../identity/index.ts';
import { ComparisonText } from './ComparisonText.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { type Show, useComparison } from './useComparison.ts';
import { useVersionName } from './useVersionName.ts';

export interface VersionReaderProps {
  session: SessionView;
  /** Undefined for the document as it is now. */
  version: VersionView | undefined;
  /** The version before it. */
  before: VersionView | undefined;
  show: Show;
  onShow: (show: Show) => void;
  onRestored: () => void;
}

/** One version: what it says and who wrote it, what changed up to it and after it, and the way back to it. */
export function VersionReader({
  session,
  version,
  before,
  show: wanted,
  onShow,
  onRestored,
}: VersionReaderProps) {
  const { t } = useTranslation('history');
  const viewer = useViewer();
  const nameOf = useVersionName();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  // Since now nothing has changed.
  const show = !version && wanted === 'now' ? 'before' : wanted;
  const { comparison, error, retry } = useComparison({ session, version, before, show });
  const name = version ? nameOf(version) : t('now');
  const choices: Show[] = version ? ['text', 'before', 'now'] : ['text', 'before'];
  return (
    <section aria-label={name} className="flex min-h-0 min-w-0 flex-col overflow-y-auto">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-6 pt-5 pb-4">
        <div className="flex min-w-0 flex-col">
          <h3 className="break-words font-semibold text-lg">{name}</h3>
          {version && <p className="text-muted text-sm">{formatInstant(version.at, viewer.zone, 'full')}</p>}
        </div>
        {version && session.writable && <Button onPress={() => setAsking(true)}>{t('restore.open')}</Button>}
        {!session.writable && <p className="basis-full text-muted text-sm">{t('readOnly')}</p>}
        <div className="max-w-full overflow-x-auto">
          <Segments<Show>
            label={t('show.label')}
            selected={show}
            onChange={onShow}
            items={choices.map((id) => ({
              id,
              label: t(version || id !== 'before' ? `show.${id}` : 'show.beforeNow'),
            }))}
          />
        </div>
      </header>
      <div className="flex flex-col gap-6 px-6 pb-8">
        {show === 'before' && !before ? (
          <p className="text-muted">{t('first')}</p>
        ) : comparison ? (
          <ComparisonText comparison={comparison} show={show} session={session} />
        ) : error ? (
          <ErrorState
            title={t('failed.title', { ns: 'common' })}
            text={errorText(error)}
            retry={{ label: t('tryAgain', { ns: 'common' }), onPress: retry }}
          />
        ) : (
          <Skeleton label={t('loading')} lines={8} />
        )}
      </div>
      {version && isAsking && (
        <RestoreDialog
          sessionId={session.id}
          version={version}
          name={name}
          onClose={() => setAsking(false)}
          onDone={onRestored}
        />
      )}
    </section>
  );
}
