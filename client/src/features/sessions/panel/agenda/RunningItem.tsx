import type { AgendaItem, RunningItem as Running } from '@rapport/shared/sessions/agendaDocument';
import { clockFace } from '@rapport/shared/sessions/clock';
import { Check, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { useNow } from '../../../../platform/time/useNow.ts';
import { Button } from '../../../../ui/Button.tsx';
import { classes } from '../../../../ui/classes.ts';
import { itemText, longestOutcome } from './itemTexts.ts';
import { SharedTextArea } from './SharedTextArea.tsx';

export interface RunningItemProps {
  doc: Y.Doc;
  item: AgendaItem;
  running: Running;
  canWrite: boolean;
  onStop: () => void;
  onDone: () => void;
}

/** What the two are at, above the list, with its time. */
export function RunningItem({ doc, item, running, canWrite, onStop, onDone }: RunningItemProps) {
  const { t } = useTranslation('panel');
  const now = useNow(1_000);
  const elapsed = item.spent + Math.max(0, now - running.at);
  const planned = item.minutes * 60_000;
  const isOver = planned > 0 && elapsed > planned;
  const share = planned > 0 ? Math.min(1, elapsed / planned) : 0;
  const title = item.title || t('agenda.untitled');
  const outcome = itemText(doc, item.id, 'outcome');
  const minutes = String(item.minutes);
  const face = t('agenda.elapsed', { elapsed: clockFace(elapsed), minutes });

  return (
    <section
      aria-label={t('agenda.nowRunning', { title })}
      className="flex flex-col gap-2.5 border-accent border-l-3 pl-3.5"
    >
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="min-w-0 break-words font-semibold text-lg">{title}</h2>
        <p className={classes('shrink-0 text-sm tabular', isOver ? 'font-medium text-warm' : 'text-muted')}>
          {planned > 0 ? face : clockFace(elapsed)}
        </p>
      </div>
      {planned > 0 && (
        <div
          role="progressbar"
          aria-label={t('agenda.now')}
          aria-valuemin={0}
          aria-valuemax={item.minutes}
          aria-valuenow={Math.min(item.minutes, Math.floor(elapsed / 60_000))}
          aria-valuetext={isOver ? t('agenda.over', { over: clockFace(elapsed - planned) }) : face}
          className="h-1 overflow-hidden rounded-full bg-hairline"
        >
          <div
            className={classes('h-full rounded-full', isOver ? 'bg-warm' : 'bg-accent')}
            style={{ width: `${share * 100}%` }}
          />
        </div>
      )}
      {canWrite && outcome && (
        <SharedTextArea
          key={item.id}
          text={outcome}
          label={t('agenda.outcome')}
          placeholder={t('agenda.outcomePlaceholder')}
          maxLength={longestOutcome}
        />
      )}
      {!canWrite && item.outcome && <p className="whitespace-pre-wrap">{item.outcome}</p>}
      {canWrite && (
        <div className="flex gap-2">
          <Button size="sm" icon={<Check size={18} aria-hidden />} onPress={onDone}>
            {t('agenda.finish')}
          </Button>
          <Button size="sm" variant="quiet" icon={<Pause size={18} aria-hidden />} onPress={onStop}>
            {t('agenda.pause')}
          </Button>
        </div>
      )}
    </section>
  );
}
