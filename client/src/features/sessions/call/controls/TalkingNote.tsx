import { useTranslation } from 'react-i18next';

/** Says to somebody who is muted that they are heard, for as long as they are. */
export function TalkingNote({ isTalking }: { isTalking: boolean }) {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  if (!isTalking) return null;
  return (
    <p className="self-center rounded-full bg-accent px-4 py-2 text-center font-medium text-on-accent text-sm shadow-float">
      {t('talk.held')}
    </p>
  );
}
