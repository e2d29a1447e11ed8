import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../platform/forms/useDraft.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button.tsx';
import { useViewer } from '../../identity/index.ts';
import type { TwoPeople } from '../otherOf.ts';
import { ActionFields, isComplete } from './ActionFields.tsx';
import type { ActionOutbox } from './ActionOutbox.ts';

export interface AddActionProps {
  mentorshipId: string;
  sessionId: string | null;
  people: TwoPeople;
  outbox: ActionOutbox;
}

/** Adds an action. What is typed stays in this window until it was added. */
export function AddAction({ mentorshipId, sessionId, people, outbox }: AddActionProps) {
  const { t } = useTranslation('actions');
  const viewer = useViewer();
  const whatRef = useRef<HTMLTextAreaElement>(null);
  // The mentee does most of what is agreed on.
  const empty = { what: '', ownerId: people.mentee.id, due: '' };
  const draft = `action.${mentorshipId}.${viewer.id}`;
  const [values, setValues] = useDraft(draft, empty, 'what');

  const add = () => {
    whatRef.current?.focus();
    if (!isComplete(values)) return;
    const what = values.what.trim();
    outbox.put({
      kind: 'create',
      mentorshipId,
      sessionId,
      what,
      ownerId: values.ownerId,
      due: values.due || null,
    });
    setValues({ ...empty, ownerId: values.ownerId });
    announce(t('added', { what }));
  };

  return (
    <form
      noValidate
      aria-label={t('add')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      className="flex flex-col gap-3"
    >
      <ActionFields
        values={values}
        onChange={setValues}
        people={people}
        onSubmit={add}
        whatRef={whatRef}
        placeholder={t('whatHint')}
      />
      <div>
        <Button type="submit" icon={<Plus size={18} aria-hidden />}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
