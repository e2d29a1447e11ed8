import { findSlots } from '@rapport/shared/scheduling/availability.api';
import {
  addCalendar,
  type CalendarView,
  changeCalendar,
  listCalendars,
} from '@rapport/shared/scheduling/calendars.api';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.ts';
import { useProblemText } from './useProblemText.ts';

export interface AddressFormProps {
  /** The calendar that gets another address; without one a calendar is added. */
  calendar?: CalendarView;
  /** Called when it has one, or is to keep what it has. */
  onClose?: () => void;
}

/** The address of a calendar. It is read before it is kept: one that cannot be stays in the field, with the reason. */
export function AddressForm({ calendar, onClose }: AddressFormProps) {
  const { t } = useTranslation('availability');
  const errorText = useErrorText();
  const problemText = useProblemText();
  const field = useRef<HTMLInputElement>(null);
  const [url, setUrl] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const invalidates = [listCalendars, findSlots];
  const done = (text: string) => {
    setUrl('');
    toast(text, { tone: 'success' });
    onClose?.();
  };
  const add = useCommand(addCalendar, {
    invalidates,
    onDone: ({ busy }) => done(t('busy.added', { count: busy ?? 0 })),
  });
  const change = useCommand(changeCalendar, { invalidates, onDone: () => done(t('busy.changed')) });
  const { error, isPending, reset } = calendar ? change : add;
  useEffect(() => {
    if (error) field.current?.focus();
  }, [error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    setIsEmpty(url.trim() === '');
    if (url.trim() === '') return field.current?.focus();
    if (calendar) change.mutate({ params: { calendarId: calendar.id }, body: { url } });
    else add.mutate({ body: { url } });
  };
  const refusal = error?.fields?.url;
  const problem = refusal === undefined ? error && errorText(error) : problemText(refusal);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        ref={field}
        label={calendar ? t('busy.newAddress', { host: calendar.host }) : t('busy.address')}
        hint={calendar ? undefined : t('busy.addressHint')}
        value={url}
        onChange={(value) => {
          setUrl(value);
          setIsEmpty(false);
          if (error) reset();
        }}
        error={isEmpty ? t('field.required', { ns: 'errors' }) : (problem ?? undefined)}
        maxLength={2_048}
        isRequired
        autoFocus={calendar !== undefined}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isPending}>
          {calendar ? t('busy.saveAddress') : t('busy.add')}
        </Button>
        {calendar && (
          <Button variant="quiet" onPress={() => onClose?.()}>
            {t('cancel', { ns: 'common' })}
          </Button>
        )}
      </div>
    </form>
  );
}
