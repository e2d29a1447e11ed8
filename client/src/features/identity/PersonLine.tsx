import type { PersonRow } from '@rapport/shared/identity/people.api';
import { Ellipsis, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatZone } from '../../platform/i18n/format.ts';
import { useNow } from '../../platform/time/useNow.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { useViewer } from './ViewerContext.tsx';

/** One person of the installation, for those who look after it. */
export function PersonLine({ person, onReset }: { person: PersonRow; onReset: () => void }) {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  const now = useNow(60_000);
  const roles = [
    person.admin && t('people.admin'),
    person.manages.length > 0 &&
      t('people.manager', { programmes: person.manages.map(({ name }) => name).join(', ') }),
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-4 py-3">
      <Avatar name={person.name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {person.name}
          {roles.length > 0 && <span className="font-normal text-muted text-sm"> · {roles.join(' · ')}</span>}
        </p>
        <p className="truncate text-muted text-sm">{person.email}</p>
      </div>
      <div className="hidden text-right text-muted text-sm sm:block">
        <p>{formatZone(person.zone, now)}</p>
        <p className="tabular">{t('people.localTime', { time: formatInstant(now, person.zone, 'time') })}</p>
      </div>
      {viewer.admin && (
        <MenuButton
          label={t('people.actions', { name: person.name })}
          className="inline-flex size-9 items-center justify-center rounded-control hover:bg-ink/7 coarse:size-11"
          items={[
            {
              id: 'reset',
              label: t('people.reset'),
              icon: <KeyRound size={20} aria-hidden />,
              onAction: onReset,
            },
          ]}
        >
          <Ellipsis size={20} aria-hidden />
        </MenuButton>
      )}
    </li>
  );
}
