import { setDone } from '@rapport/shared/sessions/agendaDocument';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { serverNow } from '../../../../platform/time/serverClock.ts';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { itemText, longestOutcome } from '../agenda/itemTexts.ts';
import { SharedTextArea } from '../agenda/SharedTextArea.tsx';
import { useAgenda } from '../agenda/useAgenda.ts';

/** Each item of the agenda with its outcome, to be written in one go. */
export function Outcomes({ doc, canWrite }: { doc: Y.Doc; canWrite: boolean }) {
  const { t } = useTranslation('panel');
  // The review's outcome are its answers.
  const items = useAgenda(doc).items.filter(({ kind }) => kind !== 'review');
  if (items.length === 0) return <p className="text-muted">{t('wrapUp.outcomesNone')}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {items.map((item) => {
        const outcome = itemText(doc, item.id, 'outcome');
        const title = item.title || t('agenda.untitled');
        return (
          <li key={item.id} className="flex flex-col gap-1">
            <Checkbox
              isSelected={item.done}
              isDisabled={!canWrite}
              onChange={(done) => setDone(doc, item.id, done, serverNow())}
            >
              {title}
            </Checkbox>
            {canWrite && outcome ? (
              <SharedTextArea
                text={outcome}
                label={t('wrapUp.outcomeOf', { title })}
                placeholder={t('agenda.outcomePlaceholder')}
                maxLength={longestOutcome}
              />
            ) : (
              item.outcome && <p className="whitespace-pre-wrap">{item.outcome}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
