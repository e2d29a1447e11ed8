import { continueAs, type SampleRole } from '@rapport/shared/identity/setUp.api';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { enterAs } from './enterAs.ts';

/** The second window of the sample: goes in as soon as it is opened. */
export function EnterAtOnce({
  code,
  as,
  onEntered,
}: {
  code: string;
  as: SampleRole;
  onEntered: (sessionId: string | null) => void;
}) {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  const { mutate, error } = useCommand(continueAs, {
    onDone: ({ viewer, sessionId }) => {
      enterAs(viewer);
      onEntered(sessionId);
    },
  });
  const hasAsked = useRef(false);
  useEffect(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    mutate({ body: { code, as } });
  }, [mutate, code, as]);
  if (!error) return <Spinner label={t('sample.entering')} />;
  return (
    <ErrorState
      title={t('sample.failed')}
      text={errorText(error)}
      retry={{ label: t('sample.back'), onPress: () => window.location.assign(`/setup#${code}`) }}
    />
  );
}
