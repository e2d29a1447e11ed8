import { listVersions } from '@rapport/shared/sessions/history.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { usePages } from '../../../../platform/api/usePages.ts';
import { useErrorText } from '../../../../platform/i18n/useErrorText.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../../ui/ErrorState.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import { KeepVersion } from './KeepVersion.tsx';
import type { Show } from './useComparison.ts';
import { useFreshDocument } from './useFreshDocument.ts';
import { VersionList } from './VersionList.tsx';
import { VersionReader } from './VersionReader.tsx';
import './history.css';

export interface HistoryDialogProps {
  session: SessionView;
  doc: Y.Doc | undefined;
  onClose: () => void;
}

const layouts = {
  empty: { size: 'lg', all: 'flex flex-col gap-4', list: 'max-w-sm empty:hidden', keep: '' },
  filled: {
    size: 'full',
    all: 'grid min-h-0 flex-1 grid-rows-[minmax(0,2fr)_minmax(0,3fr)] border-hairline border-t sm:grid-cols-[19rem_minmax(0,1fr)] sm:grid-rows-1',
    list: 'flex min-h-0 flex-col overflow-y-auto border-hairline max-sm:border-b sm:border-r',
    keep: 'border-hairline border-b px-6 py-3',
  },
} as const;

/** Versions of a session's agenda and notes: to read, to compare, to go back to. */
export function HistoryDialog({ session, doc, onClose }: HistoryDialogProps) {
  const { t } = useTranslation('history');
  const errorText = useErrorText();
  const versions = usePages(listVersions, { params: { sessionId: session.id }, query: {} });
  const [chosenId, setChosenId] = useState<string | null>();
  const [show, setShow] = useState<Show>('text');
  useFreshDocument(doc);

  const { items } = versions;
  // While they are on their way there is room for them.
  const isFilled = items ? items.length > 0 : !versions.error;
  const layout = layouts[isFilled ? 'filled' : 'empty'];
  // The newest one, until somebody chooses; null is the document as it is now.
  const chosen = chosenId === null ? undefined : (items?.find(({ id }) => id === chosenId) ?? items?.[0]);
  return (
    <Dialog
      title={t('title', { title: session.title })}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      size={layout.size}
    >
      {items ? (
        <div className={layout.all}>
          <div className={layout.list}>
            {session.writable && (
              <div className={layout.keep}>
                <KeepVersion sessionId={session.id} onKept={({ id }) => setChosenId(id)} />
              </div>
            )}
            {isFilled && (
              <VersionList
                versions={items}
                chosenId={chosen?.id ?? null}
                onChoose={setChosenId}
                more={versions.more}
                isLoadingMore={versions.isLoadingMore}
              />
            )}
          </div>
          {isFilled ? (
            <VersionReader
              key={chosen?.id ?? 'now'}
              session={session}
              version={chosen}
              before={items[chosen ? items.indexOf(chosen) + 1 : 0]}
              show={show}
              onShow={setShow}
              onRestored={() => setChosenId(null)}
            />
          ) : (
            <EmptyState
              icon={<History size={24} aria-hidden />}
              title={t('none')}
              text={t(session.writable ? 'noneText' : 'noneReadOnly')}
            />
          )}
        </div>
      ) : versions.error ? (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(versions.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: versions.retry }}
        />
      ) : (
        <div className="px-6 pb-6">
          <Skeleton label={t('loading')} lines={6} />
        </div>
      )}
    </Dialog>
  );
}
