import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { Button } from '../../../../ui/Button.tsx';
import { later, MissingPopup } from '../../../../ui/later.tsx';
import type { MediaKind } from '../media/mediaChoice.ts';

const PermissionHelpDialog = later(
  async () => (await withTexts(import('./PermissionHelpDialog.tsx'), 'permissionHelp')).PermissionHelpDialog,
  MissingPopup,
);

/** The steps that allow a refused device; they come when somebody asks for them. */
export function PermissionHelpButton({ kind }: { kind: MediaKind }) {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" onPress={() => setOpen(true)}>
        {t(`failure.help_${kind}`)}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PermissionHelpDialog kind={kind} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
