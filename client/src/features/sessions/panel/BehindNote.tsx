import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { DocumentStanding, PanelDocument } from './panelDocument.ts';
import { saveNoteOf } from './saveNote.ts';
import { useStanding } from './useStanding.ts';

/** Says that this device has what the server has lost, or does not take, and offers to keep it and to go on with what there is. */
export function BehindNote({ collab }: { collab: PanelDocument }) {
  const { t } = useTranslation('panel');
  const why = useStanding(collab, whyBehind);
  const [isPending, setPending] = useState(false);
  if (!why) return null;
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
      {t(`behind.${why}`)}
    </Banner>
  );
}

function whyBehind(standing: DocumentStanding): 'lost' | 'tooLarge' | undefined {
  if (standing.behind) return 'lost';
  return saveNoteOf(standing) === 'tooLarge' ? 'tooLarge' : undefined;
}
