import type { ReactNode } from 'react';
import { Tabs as RacTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { classes } from './classes.ts';

export interface TabItem<Id extends string = string> {
  id: Id;
  label: string;
  /** A small count or sign after the word. */
  badge?: ReactNode;
  panel: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** Name of the list of tabs. */
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onChange: (id: Id) => void;
  /** Hidden panels stay mounted: for editors that must not lose place or selection. */
  keepMounted?: boolean;
  className?: string;
  panelClassName?: string;
}

/** Tabs over panels; arrow keys move between tabs. */
export function Tabs<Id extends string>({
  label,
  items,
  selected,
  onChange,
  keepMounted = false,
  className,
  panelClassName,
}: TabsProps<Id>) {
  return (
    <RacTabs
      selectedKey={selected}
      // Keys are the ids given above.
      onSelectionChange={(key) => onChange(key as Id)}
      className={classes('flex min-h-0 flex-col', className)}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-hairline border-b px-1">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="-mb-px flex min-h-10 cursor-pointer items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-3 font-medium text-muted outline-offset-[-3px] transition-colors hover:text-ink data-selected:border-accent data-selected:text-ink coarse:min-h-11"
          >
            {item.label}
            {item.badge}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel
          key={item.id}
          id={item.id}
          shouldForceMount={keepMounted}
          className={classes('min-h-0 flex-1 data-inert:hidden', panelClassName)}
        >
          {item.panel}
        </TabPanel>
      ))}
    </RacTabs>
  );
}
