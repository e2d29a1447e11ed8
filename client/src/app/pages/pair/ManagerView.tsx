import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { listSessions } from '@rapport/shared/sessions/sessions.api';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../features/identity/index.ts';
import { NotRead } from '../../../platform/api/NotRead.tsx';
import { usePages } from '../../../platform/api/usePages.ts';
import { formatInstant, formatMinutes } from '../../../platform/i18n/format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { EndPairDialog } from './EndPairDialog.tsx';
import { TwoNames } from './TwoNames.tsx';

/** A pair as a manager or admin sees it, and as its people may see that they do: who, when, how long. */
export function ManagerView({
  mentorship,
  intro,
  actions,
  mayEnd = false,
}: {
  mentorship: MentorshipView;
  intro: string;
  actions?: ReactNode;
  mayEnd?: boolean;
}) {
  const { t } = useTranslation('mentorships');
  const { zone } = useViewer();
  const [isEnding, setEnding] = useState(false);
  const { mentor, mentee, since, endedAt } = mentorship;
  return (
    <Page
      title={t('names', { mentor: mentor.name, mentee: mentee.name })}
      eyebrow={mentorship.programme.name}
      lead={
        endedAt
          ? t('ended', { date: formatInstant(endedAt, zone, 'date') })
          : t('since', { date: formatInstant(since, zone, 'date') })
      }
      actions={
        mayEnd && !endedAt ? <Button onPress={() => setEnding(true)}>{t('manager.end')}</Button> : actions
      }
    >
      <Banner tone="info" isAnnounced={false}>
        {intro}
      </Banner>
      <TwoNames mentor={mentor} mentee={mentee} />
      <SessionTable mentorshipId={mentorship.id} when="coming" title={t('manager.coming')} />
      <SessionTable mentorshipId={mentorship.id} when="past" title={t('manager.past')} />
      {isEnding && <EndPairDialog mentorshipId={mentorship.id} onClose={() => setEnding(false)} />}
    </Page>
  );
}

function SessionTable({
  mentorshipId,
  when,
  title,
}: {
  mentorshipId: string;
  when: 'coming' | 'past';
  title: string;
}) {
  const { t } = useTranslation(['mentorships', 'meeting']);
  const { zone } = useViewer();
  const sessions = usePages(listSessions, { params: { mentorshipId }, query: { when } });
  return (
    <Section title={title}>
      {!sessions.items && <NotRead error={sessions.error} retry={sessions.retry} label={t('loading')} />}
      {sessions.items?.length === 0 && <p className="text-muted">{t('manager.none')}</p>}
      {sessions.items && sessions.items.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full text-left tabular sm:table-fixed">
            {/* Of both tables the same, so that they line up. */}
            <colgroup>
              <col className="sm:w-[28%]" />
              <col className="sm:w-[18%]" />
              <col className="sm:w-[22%]" />
              <col className="sm:w-[16%]" />
              <col />
            </colgroup>
            <thead className="text-muted text-sm">
              <tr className="border-hairline border-b">
                <th className="py-2 pr-4 font-medium">{t('manager.when')}</th>
                <th className="py-2 pr-4 font-medium">{t('list.how', { ns: 'meeting' })}</th>
                <th className="py-2 pr-4 font-medium">{t('manager.state')}</th>
                <th className="py-2 pr-4 font-medium">{t('manager.planned')}</th>
                {when === 'past' && <th className="py-2 font-medium">{t('manager.measured')}</th>}
              </tr>
            </thead>
            <tbody className="divide-y divide-hairline">
              {sessions.items.map((session) => (
                <tr key={session.id}>
                  <td className="py-2.5 pr-4">{formatInstant(session.startsAt, zone, 'dayTime')}</td>
                  <td className="whitespace-nowrap py-2.5 pr-4">
                    {t(`kind.${session.kind}`, { ns: 'meeting' })}
                  </td>
                  <td className="py-2.5 pr-4">
                    {session.cancelledLate
                      ? t('list.cancelledLate', { ns: 'meeting' })
                      : t(`manager.states.${session.state}`)}
                  </td>
                  <td className="whitespace-nowrap py-2.5 pr-4">{formatMinutes(session.minutes)}</td>
                  {when === 'past' && (
                    <td className="whitespace-nowrap py-2.5">
                      {session.minutesTogether === null ? '–' : formatMinutes(session.minutesTogether)}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sessions.more && (
        <div>
          <Button onPress={sessions.more} isPending={sessions.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </Section>
  );
}
