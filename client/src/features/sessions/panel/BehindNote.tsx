import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { useStanding } from './useStanding.ts';

/** Says that the server has lost what this device still has, and offers to keep it and to go on with what there is. */
export function BehindNote({ collab }: { collab: PanelDocument }) {
  const { t } = useTranslation('panel');
  const behind = useStanding(collab, (standing) => standing.behind);
  const [isPending, setPending] = useState(false);
  if (!behind) return null;
  return (
    <Banner
      tone="warm"
      action={
        <Button
          size="sm"
          isPending={isPending}
          onPress={async () => {
            setPending(true);
            if (await collab.beginAnew()) window.location.reload();
            setPending(false);
          }}
        >
          {t('behind.keep')}
        </Button>
      }
    >
      {t('behind.text')}
    </Banner>
  );
}
