import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import { PushSwitch } from './PushSwitch.tsx';

/** How the viewer hears of what happens while they are not here. */
export function NoticesSection() {
  const { t } = useTranslation('notices');
  return (
    <Section title={t('title')} text={t('text')}>
      <PushSwitch />
    </Section>
  );
}
