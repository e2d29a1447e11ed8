import type { VersionView } from '@rapport/shared/sessions/history.api';
import { useTranslation } from 'react-i18next';

/** What a version is called: by the name that it was given, or by what made it. */
export function useVersionName(): (version: Pick<VersionView, 'kind' | 'name'>) => string {
  const { t } = useTranslation('history');
  return ({ kind, name }) => {
    if (kind === 'started' || kind === 'ended') return t(`kinds.${kind}`);
    return name ? t(`kinds.${kind}`, { name }) : t(`kinds.${kind}Unnamed`);
  };
}
