import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { DocumentStanding, PanelDocument } from './panelDocument.ts';
import { saveNoteOf } from './saveNote.ts';
import { useStanding } from './useStanding.ts';

/**
 * Says that this device has what the server has lost, or does not take, and offers to keep it and to go on with what
 * there is; where nothing may be kept, it says what is to be done by hand.
 */
export function BehindNote({ collab }: { collab: PanelDocument }) {
  const { t } = useTranslation('copies');
  const why = useStanding(collab, whyBehind);
  const [isPending, setPending] = useState(false);
  if (!why) return null;
  const { keepsCopy } = collab;
  return (
    <Banner
      tone="warm"
      action={
        <Button
          size="sm"
          isPending={isPending}
          onPress={async () => {
            setPending(true);
            if (!keepsCopy || (await collab.beginAnew())) window.location.reload();
            setPending(false);
          }}
        >
          {keepsCopy ? t('behind.keep') : t('readOnly.reload', { ns: 'panel' })}
        </Button>
      }
    >
      {t(`behind.${why}`)} {t(keepsCopy ? 'behind.kept' : 'behind.unkept')}
    </Banner>
  );
}

function whyBehind(standing: DocumentStanding): 'lost' | 'tooLarge' | undefined {
  if (saveNoteOf(standing) === 'tooLarge') return 'tooLarge';
  // Refused, it is the save line that says what is to be done.
  return standing.behind && standing.connection !== 'refused' ? 'lost' : undefined;
}
