import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';

export interface PopoverPanelProps {
  label: string;
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
  theme: 'dark' | undefined;
}

/** What a `PopoverButton` opens: a chunk of its own, because most visits open none. */
export function PopoverPanel({ label, triggerRef, onClose, children, theme }: PopoverPanelProps) {
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen
      onOpenChange={onClose}
      placement="top"
      offset={12}
      data-theme={theme}
      className="w-[min(22rem,92vw)] rounded-surface border border-hairline bg-surface text-ink shadow-float"
    >
      <Dialog aria-label={label} className="flex flex-col gap-4 p-5 outline-none">
        {children}
      </Dialog>
    </Popover>
  );
}
