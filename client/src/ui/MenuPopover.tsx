import type { RefObject } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { classes } from './classes.ts';
import type { MenuEntry, MenuPlacement } from './MenuButton.tsx';

export interface MenuPopoverProps {
  label: string;
  items: readonly MenuEntry[];
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  placement: MenuPlacement;
  theme: 'dark' | undefined;
}

/** The open menu of a `MenuButton`: a chunk of its own, because most visits open none. */
export function MenuPopover({ label, items, triggerRef, onClose, placement, theme }: MenuPopoverProps) {
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen
      onOpenChange={onClose}
      placement={placement}
      aria-label={label}
      data-theme={theme}
      className="min-w-52 max-w-[min(22rem,90vw)] rounded-surface border border-hairline bg-surface p-1 text-ink shadow-float"
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        onClose={onClose}
        className="max-h-[60dvh] overflow-y-auto outline-none"
      >
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            onAction={item.onAction}
            isDisabled={item.isDisabled ?? false}
            className={classes(
              'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-3 py-1.5 outline-none focus:bg-sunken disabled:opacity-50 coarse:min-h-11',
              'data-focus-visible:outline-2 data-focus-visible:outline-accent data-focus-visible:-outline-offset-2',
              item.tone === 'danger' && 'text-danger',
            )}
          >
            {item.icon}
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.isSelected && <span aria-hidden>✓</span>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
