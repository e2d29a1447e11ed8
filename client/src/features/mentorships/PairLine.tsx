import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant } from '../../platform/i18n/format.ts';
import { useNow } from '../../platform/time/useNow.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { classes } from '../../ui/classes.ts';
import { useViewer } from '../identity/index.ts';
import { InSession } from './InSession.tsx';
import { otherOf } from './otherOf.ts';

/** A pair in a list: as one of its people the other one, otherwise both. */
export function PairLine({
  mentorship,
  isInSession = false,
}: {
  mentorship: MentorshipView;
  /** The other one, of a pair of one's own. */
  isInSession?: boolean;
}) {
  const { t } = useTranslation('mentorships');
  const viewer = useViewer();
  const now = useNow(60_000);
  const { mentor, mentee, state, endedAt, programme } = mentorship;
  const isOwn = mentorship.viewer === 'mentor' || mentorship.viewer === 'mentee';
  const other = otherOf(mentorship, viewer.id);
  const own = t(mentorship.viewer === 'mentor' ? 'youMentor' : 'youMentee');
  const text = [isOwn ? own : programme.name];
  if (state === 'ended' && endedAt)
    text.push(t('ended', { date: formatInstant(endedAt, viewer.zone, 'date') }));
  else if (isOwn) text.push(t('thereNowShort', { time: formatInstant(now, other.zone, 'time') }));
  return (
    <li>
      <Link
        to={`/pairs/${mentorship.id}`}
        className="group flex items-center gap-4 py-3 outline-offset-[-2px]"
      >
        {isOwn ? (
          <Avatar name={other.name} tone={other === mentor ? 'accent' : 'warm'} />
        ) : (
          <span className="flex -space-x-2">
            <Avatar name={mentor.name} tone="accent" />
            <Avatar name={mentee.name} tone="warm" />
          </span>
        )}
        <span className="min-w-0 flex-1">
          <span
            className={classes(
              'block font-medium group-hover:underline group-hover:underline-offset-4',
              // Of two names neither may be lost.
              isOwn && 'truncate',
            )}
          >
            {isOwn ? other.name : t('names', { mentor: mentor.name, mentee: mentee.name })}
          </span>
          <span className="block truncate text-muted text-sm">
            {isInSession && (
              <>
                <InSession />
                {' · '}
              </>
            )}
            {text.join(' · ')}
          </span>
        </span>
        <ChevronRight size={20} aria-hidden className="shrink-0 text-muted" />
      </Link>
    </li>
  );
}
