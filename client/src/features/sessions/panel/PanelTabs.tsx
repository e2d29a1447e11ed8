import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../ui/Tabs.tsx';

export type PanelTab = 'agenda' | 'notes' | 'actions';

export interface PanelTabsProps {
  label: string;
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  agenda: ReactNode;
  notes: ReactNode;
  /** Not for a guest. */
  actions?: ReactNode;
}

/** What stands in the panel, one behind the other. */
export function PanelTabs({ label, tab, onTab, agenda, notes, actions }: PanelTabsProps) {
  const { t } = useTranslation('panel', { keyPrefix: 'tabs' });
  // Once opened, the notes stay: their place and selection are worth more than the memory.
  const [hasNotes, setHasNotes] = useState(false);
  const padded = (content: ReactNode) => <div className="px-4 pt-2 pb-4">{content}</div>;
  return (
    <Tabs<PanelTab>
      label={label}
      selected={tab}
      onChange={(next) => {
        onTab(next);
        if (next === 'notes') setHasNotes(true);
      }}
      keepMounted
      className="flex-1"
      panelClassName="overflow-y-auto overscroll-contain"
      items={[
        { id: 'agenda', label: t('agenda'), panel: padded(agenda) },
        { id: 'notes', label: t('notes'), panel: hasNotes && notes },
        ...(actions ? [{ id: 'actions' as const, label: t('actions'), panel: padded(actions) }] : []),
      ]}
    />
  );
}
