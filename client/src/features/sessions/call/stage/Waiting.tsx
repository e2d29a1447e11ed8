import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../../ui/Avatar.tsx';
import { classes } from '../../../../ui/classes.ts';
import type { CallState } from '../connection/CallSession.ts';
import type { Face } from './cast.ts';
import type { CallPeople } from './useCallPeople.ts';

export interface WaitingProps {
  face: Face;
  phase: CallState['phase'];
  /** Undefined for who has not come yet. */
  gone: CallPeople['otherGone'];
  /** Covered from the top where it fills the stage (px). */
  head?: number;
  isSmall: boolean;
  isFramed: boolean;
}

/** In place of the other person: not there yet, gone, or unseen because oneself is not connected. */
export function Waiting({ face: { name, tone }, phase, gone, head = 0, isSmall, isFramed }: WaitingProps) {
  const { t } = useTranslation('call');
  const isConnected = phase === 'connected';
  const words = wordsFor(gone);
  return (
    <div
      // In the middle, or below what covers the top where that reaches so far down.
      style={{ gridTemplateRows: `minmax(${isFramed ? 0 : head + 16}px, 1fr) auto 1fr` }}
      className={classes(
        'grid size-full text-center',
        isFramed && 'bg-stage-raised',
        isSmall ? 'p-2' : 'px-8',
        !isFramed && 'pb-20',
      )}
    >
      <div className={classes('row-start-2 flex flex-col items-center', isSmall ? 'gap-2' : 'gap-5')}>
        <Avatar name={name} tone={tone} size={isSmall ? 'md' : isFramed ? 'lg' : 'xl'} />
        <div className="flex max-w-sm flex-col gap-1">
          <p className={isSmall ? 'line-clamp-2 text-sm' : 'font-medium text-lg'}>
            {isConnected ? t(words[0], { name }) : phase !== 'joining' && t('stage.notConnected')}
          </p>
          {isConnected && !isSmall && <p className="text-muted">{t(words[1], { name })}</p>}
        </div>
      </div>
    </div>
  );
}

function wordsFor(gone: CallPeople['otherGone']) {
  if (gone === undefined) return ['stage.waiting', 'stage.waitingText'] as const;
  return gone === 'lost'
    ? (['stage.lost', 'stage.lostText'] as const)
    : (['stage.left', 'stage.leftText'] as const);
}
