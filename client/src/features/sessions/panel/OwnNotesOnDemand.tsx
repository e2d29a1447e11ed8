import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { LockKeyhole } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

const OwnNotes = lazy(async () => ({ default: (await import('./OwnNotes.tsx')).OwnNotes }));

/** The viewer's own notes, opened when asked for: a record is also read with somebody looking on. */
export function OwnNotesOnDemand({ session, viewer }: { session: SessionView; viewer: Viewer }) {
  const { t } = useTranslation('panel');
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div>
        <Button icon={<LockKeyhole size={20} aria-hidden />} onPress={() => setOpen(true)}>
          {t('notes.ownOpen')}
        </Button>
      </div>
    );
  }
  return (
    <Suspense fallback={<Skeleton label={t('notes.loading')} lines={4} />}>
      <OwnNotes session={session} viewer={viewer} />
    </Suspense>
  );
}
