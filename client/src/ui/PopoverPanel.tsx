import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { PopoverPlacement } from './PopoverButton.tsx';

export interface PopoverPanelProps {
  label: string;
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
  theme: 'dark' | undefined;
  placement: PopoverPlacement;
}

/**
 * What a `PopoverButton` opens: a chunk of its own, because most visits open none. Covers nothing but what the page has
 * marked as its `data-popover-room`, where there is such.
 */
export function PopoverPanel({ label, triggerRef, onClose, children, theme, placement }: PopoverPanelProps) {
  const room = triggerRef.current?.closest('main')?.querySelector('[data-popover-room]');
  return (
    <Popover
      triggerRef={triggerRef}
      {...(room && { boundaryElement: room })}
      isOpen
      onOpenChange={onClose}
      placement={placement}
      offset={12}
      data-theme={theme}
      className="w-[min(22rem,92vw)] overflow-y-auto rounded-surface border border-hairline bg-surface text-ink shadow-float"
    >
      <Dialog aria-label={label} className="flex flex-col gap-4 p-5 outline-none">
        {children}
      </Dialog>
    </Popover>
  );
}
