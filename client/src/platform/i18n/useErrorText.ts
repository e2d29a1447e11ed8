import { RapportError } from '@rapport/shared/core/errors';
import { useTranslation } from 'react-i18next';

/** The app's own words for an error: what happened, what is safe, what to do. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  return (error) => t(error instanceof RapportError ? error.code : 'internal');
}
