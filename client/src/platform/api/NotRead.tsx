import type { RapportError } from '@rapport/shared/core/errors';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useErrorText } from '../i18n/useErrorText.ts';

interface NotReadProps {
  error: RapportError | null;
  retry: () => void;
  /** What a screen reader hears while it is read. */
  label?: string;
  lines?: number;
}

/** Stands where an answer of the server will: that it is being read, or why it could not be and the way on. */
export function NotRead({ error, retry, label, lines = 3 }: NotReadProps) {
  const { t } = useTranslation('common');
  const errorText = useErrorText();
  return error ? (
    <ErrorState
      title={t('failed.title')}
      text={errorText(error)}
      retry={{ label: t('tryAgain'), onPress: retry }}
    />
  ) : (
    <Skeleton label={label ?? t('loading')} lines={lines} />
  );
}
