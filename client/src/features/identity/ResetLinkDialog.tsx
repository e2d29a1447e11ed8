import { createResetLink, type PersonRow } from '@rapport/shared/identity/people.api';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useViewer } from './ViewerContext.tsx';

/** Makes a link with which a person sets a new password, and shows it, once. */
export function ResetLinkDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { zone } = useViewer();
  const errorText = useErrorText();
  const { mutate, data, error } = useCommand(createResetLink);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    mutate({ params: { personId: person.id } });
  }, [mutate, person.id]);
  const close = t('close', { ns: 'common' });
  return (
    <Dialog
      title={t('resetLink.title', { name: person.name })}
      isOpen
      onOpenChange={onClose}
      closeLabel={close}
      actions={
        <Button variant="primary" onPress={onClose}>
          {close}
        </Button>
      }
    >
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      {!error && !data && <Spinner label={t('resetLink.making')} />}
      {data && (
        <div className="flex flex-col gap-4">
          <p>
            {t('resetLink.text', { name: person.name, date: formatInstant(data.expiresAt, zone, 'dayTime') })}
          </p>
          <CopyField
            label={t('invitation.link')}
            value={data.link}
            copyLabel={t('copy', { ns: 'common' })}
            copiedLabel={t('copied', { ns: 'common' })}
          />
        </div>
      )}
    </Dialog>
  );
}
