import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../../ui/Segments.tsx';

export type BookingWay = 'book' | 'propose';

/** Whether the other person is told of a time or asked for it. */
export function WayField({
  way,
  other,
  onChange,
}: {
  way: BookingWay;
  other: PersonSummary;
  onChange: (way: BookingWay) => void;
}) {
  const { t } = useTranslation('meeting');
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Segments<BookingWay>
        label={t('way.label')}
        items={[
          { id: 'book', label: t('way.book') },
          { id: 'propose', label: t('way.propose') },
        ]}
        selected={way}
        onChange={onChange}
      />
      <p className="text-muted text-sm">{t(`way.${way}Text`, { name: other.name })}</p>
    </div>
  );
}
