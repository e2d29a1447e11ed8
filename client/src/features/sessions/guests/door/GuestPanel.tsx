import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyBehindNote } from '../../panel/LazyDeviceNotes.ts';
import { LoadedNotes } from '../../panel/NotesTab.tsx';
import { type PanelTab, PanelTabs } from '../../panel/PanelTabs.tsx';
import { SaveLine } from '../../panel/SaveLine.tsx';
import { GuestAgenda, type GuestAgendaProps } from './GuestAgenda.tsx';

/** What a guest has beside the picture: agenda and notes of this session. */
export function GuestPanel(props: GuestAgendaProps) {
  const { t } = useTranslation('guests', { keyPrefix: 'door' });
  const [tab, setTab] = useState<PanelTab>('agenda');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="p-3 empty:hidden">
        <Suspense fallback={null}>
          <LazyBehindNote collab={props.collab} />
        </Suspense>
      </div>
      <PanelTabs
        label={t('panel')}
        tab={tab}
        onTab={setTab}
        agenda={<GuestAgenda {...props} />}
        notes={<LoadedNotes {...props} />}
      />
      <SaveLine collab={props.collab} className="border-hairline border-t px-4 py-2" />
    </div>
  );
}
