import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { ReadOnlyReason } from './panelDocument.ts';

/** Why agenda and notes are only to be read, and the way on where there is one. */
export function ReadOnlyNote({ reason }: { reason: ReadOnlyReason }) {
  const { t } = useTranslation('panel');
  // `BehindNote` says it, with the way on.
  if (reason === 'too_large') return null;
  const canReload = reason === 'schema_old' || reason === 'refused';
  return (
    <Banner
      tone={reason === 'session' || reason === 'connecting' ? 'info' : 'warm'}
      action={
        canReload && (
          <Button size="sm" onPress={() => window.location.reload()}>
            {t('readOnly.reload')}
          </Button>
        )
      }
    >
      {t(`readOnly.${reason}`)}
    </Banner>
  );
}
