import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../../platform/forms/useDraft.ts';
import { Button } from '../../../../ui/Button.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { longestTitle } from './itemTexts.ts';

const empty = { title: '' };

export interface AddTopicProps {
  /** Under which what is typed outlives the line: the way from the lobby into the call, a reload. */
  draft: string | undefined;
  onAdd: (title: string) => void;
}

/** One line at the foot of the list; Enter adds, and is ready for the next one. */
export function AddTopic({ draft, onAdd }: AddTopicProps) {
  const { t } = useTranslation('panel');
  const [{ title }, setValues] = useDraft(draft, empty, 'title');
  const field = useRef<HTMLInputElement>(null);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        field.current?.focus();
        if (!title.trim()) return;
        onAdd(title.trim());
        setValues(empty);
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
        onChange={(typed) => setValues({ title: typed })}
        className="flex-1"
      />
      <Button type="submit" icon={<Plus size={18} aria-hidden />}>
        {t('agenda.add')}
      </Button>
    </form>
  );
}
