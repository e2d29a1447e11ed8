import {
  admitGuest,
  answerGuest,
  type GuestView,
  listGuests,
  removeGuest,
} from '@rapport/shared/sessions/guests.api';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../platform/api/queryClient.ts';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { queryKeyOf, useOperation } from '../../../platform/api/useOperation.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { useLiveEvent } from '../../../platform/socket/useLiveEvent.ts';
import { toast } from '../../../ui/toast.ts';

/** Guests of a session as they are now, and what the two do with them. */
export function useGuests(sessionId: string) {
  const { t } = useTranslation('guests');
  const errorText = useErrorText();
  const input = { params: { sessionId } };
  const read = useOperation(listGuests, input);
  useLiveEvent('guest.changed', (event) => {
    if (event.sessionId === sessionId) void read.refetch();
  });
  const onDone = (changed: GuestView) => {
    queryClient.setQueryData<{ items: GuestView[] }>(queryKeyOf(listGuests, input), (before) => ({
      items: withGuest(before?.items ?? [], changed),
    }));
    void read.refetch();
  };
  const answering = useCommand(answerGuest, { onDone });
  const admitting = useCommand(admitGuest, { onDone });
  const removing = useCommand(removeGuest, { onDone });
  const onError = (error: Parameters<typeof errorText>[0]) => {
    toast(t('failed', { why: errorText(error) }), { tone: 'danger' });
    void read.refetch();
  };
  const at = ({ id: guestId }: GuestView) => ({ params: { sessionId, guestId } });
  return {
    read,
    /** Shows at once what a command has answered. */
    put: onDone,
    guests: read.data?.items,
    isBusy: answering.isPending || admitting.isPending || removing.isPending,
    answer: (guest: GuestView, accept: boolean) =>
      answering.mutate({ ...at(guest), body: { accept } }, { onError }),
    admit: (guest: GuestView, asking: string, admit: boolean) =>
      admitting.mutate({ ...at(guest), body: { asking, admit } }, { onError }),
    remove: (guest: GuestView) => removing.mutate(at(guest), { onError }),
  };
}

const withGuest = (guests: readonly GuestView[], changed: GuestView): GuestView[] =>
  guests.some(({ id }) => id === changed.id)
    ? guests.map((guest) => (guest.id === changed.id ? changed : guest))
    : [...guests, changed];

export type GuestDoing = ReturnType<typeof useGuests>;
