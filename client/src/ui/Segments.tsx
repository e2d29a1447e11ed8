import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface Segment<Id extends string> {
  id: Id;
  label: string;
  icon?: ReactNode;
}

export interface SegmentsProps<Id extends string> {
  /** Name of the choice. */
  label: string;
  items: readonly Segment<Id>[];
  selected: Id;
  onChange: (id: Id) => void;
}

/** One of a few, all in sight; arrow keys choose. */
export function Segments<Id extends string>({ label, items, selected, onChange }: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        // Keys are the ids given above.
        if (key !== undefined) onChange(key as Id);
      }}
      className="inline-flex rounded-control bg-sunken p-0.5"
    >
      {items.map(({ id, label: words, icon }) => (
        <ToggleButton
          key={id}
          id={id}
          className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-control px-3 font-medium text-muted text-sm transition-colors max-sm:px-2 hover:text-ink data-selected:bg-surface data-selected:text-ink data-selected:shadow-sm coarse:min-h-11"
        >
          {icon}
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
