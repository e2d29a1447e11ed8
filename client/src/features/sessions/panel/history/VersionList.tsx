import type { VersionView } from '@rapport/shared/sessions/history.api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../platform/i18n/format.ts';
import { Button } from '../../../../ui/Button.tsx';
import { classes } from '../../../../ui/classes.ts';
import { useViewer } from '../../../identity/index.ts';
import { useVersionName } from './useVersionName.ts';

export interface VersionListProps {
  versions: readonly VersionView[];
  /** Null for the document as it is now. */
  chosenId: string | null;
  onChoose: (id: string | null) => void;
  more: (() => void) | undefined;
  isLoadingMore: boolean;
}

/** Versions, the newest first, behind what stands there now. */
export function VersionList({ versions, chosenId, onChoose, more, isLoadingMore }: VersionListProps) {
  const { t } = useTranslation('history');
  const viewer = useViewer();
  const nameOf = useVersionName();
  const whoOf = ({ by }: VersionView) =>
    by && (by.id === viewer.id ? t('bySelf') : t('by', { name: by.name }));
  return (
    <nav aria-label={t('list')} className="flex flex-col gap-2 p-2">
      <ul className="flex flex-col">
        <Choice isChosen={chosenId === null} onChoose={() => onChoose(null)}>
          <span className="font-medium">{t('now')}</span>
        </Choice>
        {versions.map((version) => (
          <Choice key={version.id} isChosen={chosenId === version.id} onChoose={() => onChoose(version.id)}>
            <span className="break-words font-medium">{nameOf(version)}</span>
            <span className="text-muted text-sm tabular">
              {[formatInstant(version.at, viewer.zone, 'dayTime'), whoOf(version)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </Choice>
        ))}
      </ul>
      {more && (
        <Button variant="quiet" size="sm" onPress={more} isPending={isLoadingMore}>
          {t('older')}
        </Button>
      )}
    </nav>
  );
}

function Choice({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen || undefined}
        onClick={onChoose}
        className={classes(
          'flex min-h-11 w-full flex-col items-start justify-center rounded-control border-l-3 px-3 py-1.5 text-left outline-offset-[-3px] transition-colors',
          isChosen ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-sunken',
        )}
      >
        {children}
      </button>
    </li>
  );
}
