import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { useTranslation } from 'react-i18next';
import { InSession } from '../../../features/mentorships/index.ts';
import { formatInstant, formatZone } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { Avatar } from '../../../ui/Avatar.tsx';

/** The two people of a pair, each with their local time. */
export function TwoNames({
  mentor,
  mentee,
  inSession,
}: {
  mentor: PersonSummary;
  mentee: PersonSummary;
  /** Ids of people, where the viewer is one of the two. */
  inSession?: ReadonlySet<string>;
}) {
  const { t } = useTranslation('mentorships');
  return (
    <ul className="flex flex-wrap gap-x-10 gap-y-4">
      <Person person={mentor} role={t('mentor')} tone="accent" isInSession={inSession?.has(mentor.id)} />
      <Person person={mentee} role={t('mentee')} tone="warm" isInSession={inSession?.has(mentee.id)} />
    </ul>
  );
}

function Person({
  person,
  role,
  tone,
  isInSession = false,
}: {
  person: PersonSummary;
  role: string;
  tone: 'accent' | 'warm';
  isInSession?: boolean | undefined;
}) {
  const { t } = useTranslation('mentorships');
  const now = useNow(30_000);
  const city = formatZone(person.zone, now);
  return (
    <li className="flex items-center gap-3">
      <Avatar name={person.name} tone={tone} />
      <span className="min-w-0">
        <span className="block">
          <span className="font-medium">{person.name}</span>{' '}
          <span className="text-muted text-sm">{role}</span>
        </span>
        <span className="block text-muted text-sm tabular">
          {isInSession && (
            <>
              <InSession />
              {' · '}
            </>
          )}
          {t('thereNow', { time: formatInstant(now, person.zone, 'time'), city })}
        </span>
      </span>
    </li>
  );
}
