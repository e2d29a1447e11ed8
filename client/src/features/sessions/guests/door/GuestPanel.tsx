import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../../ui/Tabs.tsx';
import { LoadedNotes } from '../../panel/NotesTab.tsx';
import { SaveLine } from '../../panel/SaveLine.tsx';
import { GuestAgenda, type GuestAgendaProps } from './GuestAgenda.tsx';

/** What a guest has beside the picture: agenda and notes of this session. */
export function GuestPanel(props: GuestAgendaProps) {
  const { t } = useTranslation('guests', { keyPrefix: 'door' });
  const [tab, setTab] = useState<'agenda' | 'notes'>('agenda');
  const [hasNotes, setHasNotes] = useState(false);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Tabs
        label={t('panel')}
        selected={tab}
        onChange={(next: 'agenda' | 'notes') => {
          setTab(next);
          if (next === 'notes') setHasNotes(true);
        }}
        keepMounted
        className="flex-1"
        panelClassName="overflow-y-auto overscroll-contain"
        items={[
          {
            id: 'agenda',
            label: t('agenda'),
            panel: (
              <div className="px-4 pt-2 pb-4">
                <GuestAgenda {...props} />
              </div>
            ),
          },
          { id: 'notes', label: t('notes'), panel: hasNotes && <LoadedNotes {...props} /> },
        ]}
      />
      <SaveLine collab={props.collab} className="border-hairline border-t px-4 py-2" />
    </div>
  );
}
