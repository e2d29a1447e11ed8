import { Check, CircleAlert } from 'lucide-react';
import {
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  ComboBox as RacComboBox,
} from 'react-aria-components';
import { controlLook } from './Field.tsx';

export interface ComboBoxOption {
  id: string;
  label: string;
  /** A second, quieter line. */
  text?: string;
}

export interface ComboBoxProps {
  label: string;
  /** What matches `search`; the asker filters. */
  options: readonly ComboBoxOption[];
  search: string;
  onSearch: (search: string) => void;
  /** Id of the chosen option. */
  value: string | null;
  onChange: (id: string | null, option: ComboBoxOption | undefined) => void;
  emptyText: string;
  placeholder?: string;
  error?: string | undefined;
}

/** Chooses one of many by typing part of its name. */
export function ComboBox({
  label,
  options,
  search,
  onSearch,
  value,
  onChange,
  emptyText,
  placeholder,
  error,
}: ComboBoxProps) {
  return (
    <RacComboBox
      items={options}
      inputValue={search}
      onInputChange={onSearch}
      value={value}
      onChange={(key) =>
        onChange(
          key === null ? null : String(key),
          options.find(({ id }) => id === key),
        )
      }
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className="font-medium text-sm">{label}</Label>
      <Input className={controlLook} {...(placeholder ? { placeholder } : {})} />
      <FieldError className="flex items-start gap-1.5 text-danger text-sm">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
        {error}
      </FieldError>
      <Popover className="w-(--trigger-width) rounded-surface border border-line bg-surface p-1 text-ink shadow-float">
        {/* A landmark of its own: the list floats outside of the page's parts. */}
        <section aria-label={label}>
          <ListBox<ComboBoxOption>
            className="max-h-64 overflow-y-auto outline-none"
            renderEmptyState={() => <p className="px-3 py-2 text-muted">{emptyText}</p>}
          >
            {(option) => (
              <ListBoxItem
                textValue={option.label}
                className="group flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-3 py-1.5 data-focused:bg-sunken coarse:min-h-11"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{option.label}</span>
                  {option.text && <span className="block truncate text-muted text-sm">{option.text}</span>}
                </span>
                <Check size={18} aria-hidden className="invisible group-data-selected:visible" />
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </RacComboBox>
  );
}
