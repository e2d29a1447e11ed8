import { listMentorships, type MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../features/identity/index.ts';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { usePages } from '../../platform/api/usePages.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { NextHour } from './home/NextHour.tsx';
import { OperationsNote } from './home/OperationsNote.tsx';
import { OwedActions } from './home/OwedActions.tsx';
import { OwnPairs } from './home/OwnPairs.tsx';
import { ProgrammePairs } from './home/ProgrammePairs.tsx';

const BookSessionDialog = lazy(async () => ({
  default: (await import('../../features/sessions/booking/BookSessionDialog.tsx')).BookSessionDialog,
}));

/** The next hour first, then what I owe, then pairs. */
export function HomePage() {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const pairs = usePages(listMentorships, { query: { which: 'own' } });
  const [booking, setBooking] = useState<MentorshipView>();
  const looksAfter = viewer.admin || viewer.manages.length > 0;
  const own = pairs.items ?? [];
  const bookable = own.find(({ state }) => state === 'active');
  // Who only looks after others has no hours of their own to see.
  const hasHours = own.length > 0 || !looksAfter;

  return (
    <Page title={t('title')} heading={t('greeting', { name: firstName(viewer.name) })}>
      {!pairs.items && <NotRead error={pairs.error} retry={pairs.retry} label={t('loading')} lines={6} />}
      {pairs.items && (
        <div className="flex flex-col gap-12">
          {viewer.admin && <OperationsNote />}
          {bookable && (
            <NextHour
              book={
                <Button variant="primary" onPress={() => setBooking(bookable)}>
                  {t('next.book')}
                </Button>
              }
            />
          )}
          {own.length > 0 && <OwedActions />}
          {hasHours && <OwnPairs pairs={pairs} />}
          {looksAfter && <ProgrammePairs />}
        </div>
      )}
      <Suspense fallback={null}>
        {booking && <BookSessionDialog mentorship={booking} onClose={() => setBooking(undefined)} />}
      </Suspense>
    </Page>
  );
}

const firstName = (name: string) => name.split(/\s+/u)[0] ?? name;
