import { type KeyboardEvent, type ReactNode, Suspense, useRef, useState } from 'react';
import { buttonLook } from './buttonLook.ts';
import { later, MissingPopup } from './later.tsx';

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

export type MenuPlacement = 'bottom start' | 'bottom end' | 'top' | 'top start' | 'top end';

export interface MenuButtonProps {
  /** Name of the button, read when `children` is only an icon. */
  label: string;
  children: ReactNode;
  items: readonly MenuEntry[];
  className?: string;
  placement?: MenuPlacement;
  /** `dark` over the call stage. */
  theme?: 'dark';
}

const load = () => import('./MenuPopover.tsx');
const MenuPopover = later(async () => (await load()).MenuPopover, MissingPopup);

/** Hovering or focusing fetches the menu, so that a press finds it there. */
function preload(): void {
  load().catch(() => undefined);
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
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onPointerEnter={preload}
        onFocus={preload}
        className={className ?? buttonLook('quiet')}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <MenuPopover
            label={label}
            items={items}
            triggerRef={trigger}
            onClose={() => setOpen(false)}
            placement={placement}
            theme={theme}
          />
        </Suspense>
      )}
    </>
  );
}
