import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { longestTitle } from './itemTexts.ts';

/** One line at the foot of the list; Enter adds, and is ready for the next one. */
export function AddTopic({ onAdd }: { onAdd: (title: string) => void }) {
  const { t } = useTranslation('panel');
  const [title, setTitle] = useState('');
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        field.current?.focus();
        if (!title.trim()) return;
        onAdd(title.trim());
        setTitle('');
      }}
      className="flex items-end gap-2"
    >
      <TextField
        ref={field}
        label={t('agenda.add')}
        isLabelHidden
        placeholder={t('agenda.addPlaceholder')}
        maxLength={longestTitle}
        value={title}
        onChange={setTitle}
        className="flex-1"
      />
      <Button type="submit" icon={<Plus size={18} aria-hidden />}>
        {t('agenda.add')}
      </Button>
    </form>
  );
}
