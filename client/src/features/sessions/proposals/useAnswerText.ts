import type { RapportError } from '@rapport/shared/core/errors';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';

/** Words for a refused answer: a time that is taken meanwhile is another matter than a change by somebody else. */
export function useAnswerText(): (error: RapportError) => string {
  const { t } = useTranslation('errors');
  const errorText = useErrorText();
  return (error) => (error.fields?.time === 'taken' ? t('field.taken') : errorText(error));
}
