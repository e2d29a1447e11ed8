import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announce.ts';

/** Says to screen readers what the two are at, when either of them goes on to another item. */
export function useRunningNews(item: AgendaItem | undefined): void {
  const { t } = useTranslation('panel');
  const last = useRef(item?.id);
  const title = item?.title || t('agenda.untitled');
  useEffect(() => {
    if (item && last.current !== item.id) announce(t('agenda.nowRunning', { title }));
    last.current = item?.id;
  }, [item, title, t]);
}
