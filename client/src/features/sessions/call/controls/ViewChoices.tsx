import { Columns2, Maximize, Minimize, PictureInPicture2, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announce.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Segments } from '../../../../ui/Segments.tsx';
import { Select } from '../../../../ui/Select.tsx';
import type { View } from '../layout/arrange.ts';
import { fullScreen } from '../layout/fullScreen.ts';
import { canPip } from '../pip/pipSupport.ts';
import type { Pip } from '../pip/usePip.ts';
import type { Cast } from '../stage/cast.ts';
import type { StageView } from '../stage/useStageView.ts';

export interface ViewChoicesProps {
  cast: Cast;
  stageView: StageView;
  isFullScreen: boolean;
  pip: Pip;
  close: () => void;
}

/** How the stage is arranged, who is large on it, and where else it can be. */
export function ViewChoices({ cast, stageView, isFullScreen, pip, close }: ViewChoicesProps) {
  const { t } = useTranslation('view');
  const { view, choose, pinned, pin } = stageView;
  const large = [
    ...cast.screens,
    ...cast.faces.filter(({ person }) => person),
    { id: cast.self.id, name: t('yourself') },
  ];
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">{t('layout')}</span>
        <Segments<View>
          label={t('layout')}
          selected={view}
          onChange={(next) => {
            choose(next);
            announce(t(`chosen_${next}`));
          }}
          items={[
            { id: 'large', label: t('large'), icon: <Square size={16} aria-hidden /> },
            { id: 'side', label: t('side'), icon: <Columns2 size={16} aria-hidden /> },
          ]}
        />
      </div>
      <Select
        label={t('inFront')}
        value={large.some(({ id }) => id === pinned) ? (pinned ?? '-') : '-'}
        options={[
          { value: '-', label: t('automatic') },
          ...large.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => pin(id === '-' ? undefined : id)}
      />
      {canPip() && (
        <Button
          icon={<PictureInPicture2 size={20} aria-hidden />}
          onPress={() => {
            close();
            void pip.toggle();
          }}
        >
          {t(pip.state.kind === 'off' ? 'pip' : 'pipEnd')}
        </Button>
      )}
      {fullScreen.isSupported() && (
        <Button
          icon={isFullScreen ? <Minimize size={20} aria-hidden /> : <Maximize size={20} aria-hidden />}
          onPress={() => {
            close();
            void fullScreen.toggle();
          }}
        >
          {t(isFullScreen ? 'fullScreenEnd' : 'fullScreen')}
        </Button>
      )}
    </>
  );
}
