import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { useViewer } from '../../identity/index.ts';
import { otherOf, type TwoPeople } from '../otherOf.ts';

/** As the contract allows. */
const longestWhat = 500;

export interface ActionValues {
  readonly what: string;
  readonly ownerId: string;
  /** `2026-03-29`, or empty for no day. */
  readonly due: string;
}

export interface ActionFieldsProps {
  values: ActionValues;
  onChange: (values: ActionValues) => void;
  people: TwoPeople;
  onSubmit: () => void;
  onCancel?: () => void;
  whatRef?: Ref<HTMLTextAreaElement>;
  placeholder?: string;
}

/** What, who and by when. Enter sends, as the text is one line of meaning even where it takes two to write. */
export function ActionFields({
  values,
  onChange,
  people,
  onSubmit,
  onCancel,
  whatRef,
  placeholder,
}: ActionFieldsProps) {
  const { t } = useTranslation('actions');
  const viewer = useViewer();
  const other = otherOf(people, viewer.id);
  const tooMany = values.what.trim().length - longestWhat;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <TextArea
        label={t('what')}
        rows={1}
        value={values.what}
        onChange={(what) => onChange({ ...values, what: what.replaceAll('\n', ' ') })}
        onKeyDown={onKeyDown}
        error={tooMany > 0 ? t('tooLong', { count: tooMany }) : undefined}
        {...(placeholder ? { placeholder } : {})}
        {...(whatRef ? { ref: whatRef } : {})}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={t('owner')}
          value={values.ownerId}
          onChange={(ownerId) => onChange({ ...values, ownerId })}
          options={[
            { value: viewer.id, label: t('you') },
            { value: other.id, label: other.name },
          ]}
        />
        <DateInput label={t('due')} value={values.due} onChange={(due) => onChange({ ...values, due })} />
      </div>
    </div>
  );
}

/** True when the server would take it. */
export function isComplete({ what }: ActionValues): boolean {
  const length = what.trim().length;
  return length > 0 && length <= longestWhat;
}
