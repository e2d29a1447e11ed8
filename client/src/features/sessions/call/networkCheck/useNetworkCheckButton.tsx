import { Activity } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../../../platform/i18n/i18n.ts';
import { Button } from '../../../../ui/Button.tsx';
import { later, MissingPopup } from '../../../../ui/later.tsx';

const NetworkCheckDialog = later(async () => {
  const [{ NetworkCheckDialog }] = await Promise.all([
    import('./NetworkCheckDialog.tsx'),
    loadTexts('networkCheck'),
  ]);
  return NetworkCheckDialog;
}, MissingPopup);

/**
 * Tests the connection when somebody asks for it; its code comes then, too. The dialog is apart from the button, and
 * stays when what offered it goes.
 * @param sessionId undefined for a guest, for whom there is no room to test it in
 */
export function useNetworkCheckButton(
  sessionId: string | undefined,
  variant: 'quiet' | 'plain',
): { button: ReactNode; dialog: ReactNode } {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  if (!sessionId) return { button: null, dialog: null };
  return {
    button: (
      <Button
        variant={variant}
        size="sm"
        icon={<Activity size={18} aria-hidden />}
        onPress={() => setOpen(true)}
      >
        {t('lobby.checkNetwork')}
      </Button>
    ),
    dialog: isOpen && (
      <Suspense fallback={null}>
        <NetworkCheckDialog sessionId={sessionId} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
