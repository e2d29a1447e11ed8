import { Activity } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { Button } from '../../../../ui/Button.tsx';
import { later, MissingPopup } from '../../../../ui/later.tsx';
import type { Checked } from './runCheck.ts';

const NetworkCheckDialog = later(
  async () => (await withTexts(import('./NetworkCheckDialog.tsx'), 'networkCheck')).NetworkCheckDialog,
  MissingPopup,
);

/**
 * Tests the connection when somebody asks for it; its code comes then, too. The dialog is apart from the button, and
 * stays when what offered it goes.
 * @param checked undefined for who was not let in yet, for whom there is no room to test it in
 */
export function useNetworkCheckButton(
  checked: Checked | undefined,
  variant: 'quiet' | 'plain',
): { button: ReactNode; dialog: ReactNode } {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  if (!checked) return { button: null, dialog: null };
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
        <NetworkCheckDialog checked={checked} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
