import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { buttonLook } from './buttonLook.ts';
import { classes } from './classes.ts';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  onAction: () => void;
  tone?: 'danger';
  isDisabled?: boolean;
  /** Marks the chosen one of alternatives (a device, for example). */
  isSelected?: boolean;
}

export interface MenuButtonProps {
  /** Name of the button, read when `children` is only an icon. */
  label: string;
  children: ReactNode;
  items: readonly MenuEntry[];
  className?: string;
  placement?: 'bottom start' | 'bottom end' | 'top' | 'top start' | 'top end';
  /** `dark` over the call stage. */
  theme?: 'dark';
}

/** A button that opens a menu of actions. */
export function MenuButton({
  label,
  children,
  items,
  className,
  placement = 'bottom end',
  theme,
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={className ?? buttonLook('quiet')}>
        {children}
      </Button>
      <Popover
        placement={placement}
        data-theme={theme}
        className="min-w-52 max-w-[min(22rem,90vw)] rounded-surface border border-hairline bg-surface p-1 text-ink shadow-float"
      >
        <Menu aria-label={label} className="max-h-[60dvh] overflow-y-auto outline-none">
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
    </MenuTrigger>
  );
}
