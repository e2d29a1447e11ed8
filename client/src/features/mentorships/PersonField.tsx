import { listPeople } from '@rapport/shared/identity/people.api';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../platform/api/useOperation.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';

/** Chooses a person of the installation by typing part of their name. */
export function PersonField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string;
  onChange: (id: string) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('mentorships');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  // With a person chosen the field holds their name; the list then offers everybody again.
  const asked = useDeferredValue(search === chosen ? '' : search.trim());
  const people = useOperation(listPeople, { query: { search: asked, limit: 20 } }, { keepPrevious: true });
  return (
    <ComboBox
      label={label}
      search={search}
      onSearch={(next) => {
        setSearch(next);
        if (value !== '' && next !== chosen) onChange('');
      }}
      options={(people.data?.items ?? []).map(({ id, name, email }) => ({ id, label: name, text: email }))}
      value={value === '' ? null : value}
      onChange={(id, option) => {
        onChange(id ?? '');
        if (!option) return;
        setChosen(option.label);
        setSearch(option.label);
      }}
      emptyText={t('pairDialog.none')}
      placeholder={t('pairDialog.search')}
      error={error}
    />
  );
}
