import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { AgendaLead } from '@rapport/shared/sessions/agendaDocument';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';

/** Who leads an item, as the viewer would say it. */
export function useLeadText({ mentor, mentee }: Pick<SessionView, 'mentor' | 'mentee'>, viewer: Viewer) {
  const { t } = useTranslation('panel');
  return (lead: AgendaLead): string => {
    if (lead === 'both') return t('agenda.leads.both');
    const person = lead === 'mentor' ? mentor : mentee;
    return person.id === viewer.id ? t('agenda.leads.you') : t('agenda.leads.other', { name: person.name });
  };
}
