import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { UserPlus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { GuestsDialog } from './loadGuests.tsx';

/** Opens the guests of a session; the call shows it dark. */
export function GuestsButton({ session, theme }: { session: SessionView; theme?: 'dark' }) {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('guests')}
        icon={<UserPlus size={20} aria-hidden />}
        tooltip="bottom"
        onPress={() => setOpen(true)}
      />
      <Suspense fallback={null}>
        {isOpen && (
          <GuestsDialog session={session} onClose={() => setOpen(false)} {...(theme && { theme })} />
        )}
      </Suspense>
    </>
  );
}
