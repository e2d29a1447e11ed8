import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { CalendarPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { ActionList, otherOf } from '../../../features/mentorships/index.ts';
import { useInSession } from '../../../features/sessions/useInSession.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { ComingSessions } from './ComingSessions.tsx';
import { PastSessions } from './PastSessions.tsx';
import { TwoNames } from './TwoNames.tsx';
import { VideoShare } from './VideoShare.tsx';

const CallNowButton = lazy(async () => ({
  default: (await import('../../../features/messaging/CallNowButton.tsx')).CallNowButton,
}));
const BookSessionDialog = lazy(async () => ({
  default: (await import('../../../features/sessions/booking/BookSessionDialog.tsx')).BookSessionDialog,
}));

/** A pair's page as its two people see it. */
export function OwnPairView({ mentorship }: { mentorship: MentorshipView }) {
  const { t } = useTranslation('mentorships');
  const viewer = useViewer();
  const inSession = useInSession();
  const [isBooking, setBooking] = useState(false);
  const isActive = mentorship.state === 'active';
  const other = otherOf(mentorship, viewer.id);
  const book = isActive && (
    <Button variant="primary" icon={<CalendarPlus size={20} aria-hidden />} onPress={() => setBooking(true)}>
      {t('page.book')}
    </Button>
  );
  return (
    <Page
      title={t('page.title', { name: other.name })}
      eyebrow={mentorship.programme.name}
      actions={
        isActive && (
          <div className="flex flex-wrap gap-2">
            <Suspense fallback={null}>
              <CallNowButton mentorship={mentorship} />
            </Suspense>
            {book}
          </div>
        )
      }
    >
      {!isActive && <Banner tone="info">{t('page.endedBanner')}</Banner>}
      <TwoNames mentor={mentorship.mentor} mentee={mentorship.mentee} inSession={inSession} />
      <div className="flex flex-col gap-12">
        {isActive && <ComingSessions mentorshipId={mentorship.id} book={book} />}
        <Section title={t('page.actions')}>
          <ActionList mentorshipId={mentorship.id} people={mentorship} isReadOnly={!isActive} />
        </Section>
        <VideoShare mentorshipId={mentorship.id} />
        <PastSessions mentorshipId={mentorship.id} isEnded={!isActive} />
      </div>
      <p className="text-sm">
        <Link to="?as=manager" className="text-muted underline underline-offset-4 hover:text-ink">
          {t('page.managerLink')}
        </Link>
      </p>
      <Suspense fallback={null}>
        {isBooking && <BookSessionDialog mentorship={mentorship} onClose={() => setBooking(false)} />}
      </Suspense>
    </Page>
  );
}
