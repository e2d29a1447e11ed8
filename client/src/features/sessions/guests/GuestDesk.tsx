import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { type GuestNeed, guestNeeds } from './guestNeeds.ts';
import { type GuestDoing, useGuests } from './useGuests.ts';

/** Who waits to be let in, and whom the other one would like to come: seen in the lobby and in the call. */
export function GuestDesk({ session }: { session: SessionView }) {
  const { t } = useTranslation('guests');
  const viewer = useViewer();
  const doing = useGuests(session.id);
  const needs = guestNeeds(doing.guests ?? [], viewer.id);
  const other = otherOf(session, viewer.id).name;
  const wordsOf = (need: GuestNeed) => {
    if (need.kind === 'answer') return t('desk.asks', { name: other, guest: need.guest.name });
    const { name } = need.asking;
    return t(name === need.guest.name ? 'desk.waits' : 'desk.waitsAs', { name, guest: need.guest.name });
  };
  useNews(needs.map((need) => ({ key: keyOf(need), words: wordsOf(need) })));
  if (needs.length === 0) return null;
  return (
    <section aria-label={t('desk.label')} className="flex flex-col gap-2">
      {needs.map((need) => (
        <Banner
          key={keyOf(need)}
          tone="info"
          isAnnounced={false}
          action={<Answer need={need} doing={doing} />}
        >
          {wordsOf(need)}
        </Banner>
      ))}
    </section>
  );
}

const keyOf = (need: GuestNeed) => (need.kind === 'admission' ? need.asking.id : need.guest.id);

/** Each is said once, politely: it comes while people talk. */
function useNews(needs: readonly { key: string; words: string }[]): void {
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { key, words } of needs) {
      if (told.current.has(key)) continue;
      told.current.add(key);
      announce(words);
    }
  });
}

function Answer({ need, doing }: { need: GuestNeed; doing: GuestDoing }) {
  const { t } = useTranslation('guests');
  const { guest } = need;
  const isAdmission = need.kind === 'admission';
  const name = isAdmission ? need.asking.name : guest.name;
  const say = (yes: boolean) =>
    isAdmission ? doing.admit(guest, need.asking.id, yes) : doing.answer(guest, yes);
  return (
    <div className="flex gap-2">
      <Button
        size="sm"
        isPending={doing.isBusy}
        aria-label={t(isAdmission ? 'notNowNamed' : 'declineNamed', { name })}
        onPress={() => say(false)}
      >
        {t(isAdmission ? 'notNow' : 'decline')}
      </Button>
      <Button
        size="sm"
        variant="primary"
        isPending={doing.isBusy}
        aria-label={t(isAdmission ? 'admitNamed' : 'acceptNamed', { name })}
        onPress={() => say(true)}
      >
        {t(isAdmission ? 'admit' : 'accept')}
      </Button>
    </div>
  );
}
