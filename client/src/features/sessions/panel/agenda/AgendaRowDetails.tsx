import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { AgendaItem, AgendaKind, AgendaLead } from '@rapport/shared/sessions/agendaDocument';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { Button } from '../../../../ui/Button.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { editItem } from './agendaCommands.ts';
import { itemText, longestOutcome } from './itemTexts.ts';
import { SharedTextArea } from './SharedTextArea.tsx';
import { useLeadText } from './useLeadText.ts';

export interface AgendaRowDetailsProps {
  doc: Y.Doc;
  item: AgendaItem;
  session: SessionView;
  viewer: Viewer;
  isFixed: boolean;
  hasOutcome: boolean;
  onMoveUp: (() => void) | undefined;
  onMoveDown: (() => void) | undefined;
  onRemove: () => void;
}

/** All that can be said of an item, below its row. */
export function AgendaRowDetails(props: AgendaRowDetailsProps) {
  const { doc, item, session, viewer, isFixed, hasOutcome, onMoveUp, onMoveDown, onRemove } = props;
  const { t } = useTranslation('panel');
  const leadText = useLeadText(session, viewer);
  const outcome = itemText(doc, item.id, 'outcome');
  const kinds = (['topic', 'activity', 'next_steps', 'review'] as const).filter(
    (kind) => kind !== 'review' || item.kind === 'review',
  );
  return (
    <div className="flex flex-col gap-3 pt-1 pb-3 pl-2">
      <div className="grid grid-cols-[5.5rem_1fr] gap-3">
        <MinutesField doc={doc} item={item} />
        <Select<AgendaLead>
          label={t('agenda.lead')}
          value={item.lead}
          onChange={(lead) => editItem(doc, item.id, { lead })}
          options={(['both', 'mentor', 'mentee'] as const).map((value) => ({
            value,
            label: leadText(value),
          }))}
        />
        {!isFixed && (
          <Select<AgendaKind>
            className="col-span-2"
            label={t('agenda.kind')}
            value={item.kind}
            onChange={(kind) => editItem(doc, item.id, { kind })}
            options={kinds.map((value) => ({ value, label: t(`agenda.kinds.${value}`) }))}
          />
        )}
      </div>
      {hasOutcome && outcome && (
        <div className="flex flex-col gap-1">
          <p aria-hidden className="font-medium text-sm">
            {t('agenda.outcome')}
          </p>
          <SharedTextArea
            text={outcome}
            label={t('agenda.outcome')}
            placeholder={t('agenda.outcomePlaceholder')}
            maxLength={longestOutcome}
          />
        </div>
      )}
      {!isFixed && (
        <div className="-ml-3 flex flex-wrap gap-1">
          <MoveButton part="up" icon={<ArrowUp size={18} aria-hidden />} onPress={onMoveUp}>
            {t('agenda.moveUp')}
          </MoveButton>
          <MoveButton part="down" icon={<ArrowDown size={18} aria-hidden />} onPress={onMoveDown}>
            {t('agenda.moveDown')}
          </MoveButton>
          <Button
            size="sm"
            variant="quiet"
            className="ml-auto"
            icon={<Trash2 size={18} aria-hidden />}
            onPress={onRemove}
          >
            {t('agenda.remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

function MoveButton({
  part,
  icon,
  onPress,
  children,
}: {
  part: string;
  icon: ReactNode;
  onPress: (() => void) | undefined;
  children: string;
}) {
  return (
    <button
      type="button"
      data-part={part}
      // Not `disabled`: at the end of the list the button must not lose the focus that brought the item there.
      aria-disabled={onPress === undefined}
      onClick={onPress}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-control px-3 font-medium text-sm hover:bg-ink/7 aria-disabled:opacity-55 coarse:min-h-11"
    >
      {icon}
      {children}
    </button>
  );
}

/** A number as it is typed; only whole minutes in reach are written to the document. */
function MinutesField({ doc, item }: { doc: Y.Doc; item: AgendaItem }) {
  const { t } = useTranslation('panel');
  const [typed, setTyped] = useState<string>();
  const type = (text: string) => {
    setTyped(text);
    const minutes = Number(text);
    if (text !== '' && Number.isInteger(minutes) && minutes >= 0 && minutes <= 480)
      editItem(doc, item.id, { minutes });
  };
  return (
    <TextField
      label={t('agenda.minutes')}
      type="number"
      inputMode="numeric"
      min="0"
      max="480"
      step={5}
      value={typed ?? String(item.minutes)}
      onChange={type}
      onBlur={() => setTyped(undefined)}
      inputClassName="tabular"
    />
  );
}
