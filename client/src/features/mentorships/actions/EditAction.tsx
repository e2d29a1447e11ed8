import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button.tsx';
import type { TwoPeople } from '../otherOf.ts';
import { ActionFields, isComplete } from './ActionFields.tsx';
import type { ActionOutbox } from './ActionOutbox.ts';
import type { ShownAction } from './shownActions.ts';

export interface EditActionProps {
  action: ShownAction;
  people: TwoPeople;
  outbox: ActionOutbox;
  /** After saving, with true; after giving up, with false. */
  onClose: (saved: boolean) => void;
  /** Leaves out dropping and opening again: a review has its own answers for that. */
  fieldsOnly?: boolean;
}

/** Changes an action in its place. Sends only the fields that differ, so that the other one's changes stand. */
export function EditAction({ action, people, outbox, onClose, fieldsOnly = false }: EditActionProps) {
  const { t } = useTranslation('actions');
  const whatRef = useRef<HTMLTextAreaElement>(null);
  // What it was when the form was opened: only what this person changed is sent.
  const [begun] = useState(() => ({ what: action.what, ownerId: action.ownerId, due: action.due ?? '' }));
  const [values, setValues] = useState(begun);

  useEffect(() => whatRef.current?.focus(), []);

  const put = (change: {
    what?: string;
    ownerId?: string;
    due?: string | null;
    state?: ShownAction['state'];
  }) => outbox.put({ kind: 'change', mentorshipId: action.mentorshipId, actionId: action.id, change });
  const save = () => {
    if (!isComplete(values)) return whatRef.current?.focus();
    const what = values.what.trim();
    const change = {
      ...(what !== begun.what && { what }),
      ...(values.ownerId !== begun.ownerId && { ownerId: values.ownerId }),
      ...(values.due !== begun.due && { due: values.due || null }),
    };
    if (Object.keys(change).length > 0) put(change);
    announce(t('wasSaved'));
    onClose(true);
  };
  const setState = (state: 'open' | 'dropped') => {
    put({ state });
    announce(t(state === 'open' ? 'wasReopened' : 'wasDropped'));
    onClose(true);
  };

  return (
    <form
      noValidate
      aria-label={t('edit', { what: action.what })}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-col gap-3 py-1"
    >
      <ActionFields
        values={values}
        onChange={setValues}
        people={people}
        onSubmit={save}
        onCancel={() => onClose(false)}
        whatRef={whatRef}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary">
          {t('save')}
        </Button>
        <Button size="sm" onPress={() => onClose(false)}>
          {t('cancel')}
        </Button>
        {!fieldsOnly && (
          <Button
            size="sm"
            variant="quiet"
            className="ml-auto"
            onPress={() => setState(action.state === 'open' ? 'dropped' : 'open')}
          >
            {t(action.state === 'open' ? 'drop' : 'reopen')}
          </Button>
        )}
      </div>
    </form>
  );
}
