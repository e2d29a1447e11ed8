import { useTranslation } from 'react-i18next';
import { useVoices } from './VoicesContext.tsx';

/** How the words of each person are marked: by a line of their own, never by colour alone. */
export function Legend() {
  const { t } = useTranslation('history');
  const { isCompared, nameOf } = useVoices();
  return (
    <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {(['mentor', 'mentee'] as const).map((voice) => (
        <li key={voice}>
          <span data-voice={voice} className={isCompared ? 'history-added' : 'history-wrote'}>
            {nameOf(voice)}
          </span>
        </li>
      ))}
      {isCompared && (
        <>
          <li>
            <span data-voice="server" className="history-added">
              {t('restored')}
            </span>
          </li>
          <li>
            <span className="history-removed">{t('gone')}</span>
          </li>
        </>
      )}
    </ul>
  );
}
