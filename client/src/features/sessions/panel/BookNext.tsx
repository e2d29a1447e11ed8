import type { SessionSummary, SessionView } from '@rapport/shared/sessions/sessions.api';
import { CalendarPlus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { later, MissingPopup } from '../../../ui/later.tsx';

const BookSessionDialog = later(
  async () => (await import('../booking/BookSessionDialog.tsx')).BookSessionDialog,
  MissingPopup,
);

/** Books the pair's next session from where this one is looked back on. */
export function BookNext({
  session,
  onBooked,
}: {
  session: Pick<SessionView, 'mentorshipId' | 'mentor' | 'mentee'>;
  onBooked?: (booked: SessionSummary) => void;
}) {
  const { t } = useTranslation('panel');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<CalendarPlus size={20} aria-hidden />} onPress={() => setOpen(true)}>
        {t('wrapUp.book')}
      </Button>
      <Suspense fallback={null}>
        {isOpen && (
          <BookSessionDialog
            mentorship={{ id: session.mentorshipId, mentor: session.mentor, mentee: session.mentee }}
            onClose={() => setOpen(false)}
            {...(onBooked ? { onBooked } : {})}
          />
        )}
      </Suspense>
    </>
  );
}
