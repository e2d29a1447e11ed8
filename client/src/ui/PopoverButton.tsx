import { type ReactNode, Suspense, useRef, useState } from 'react';
import { IconButton, type IconButtonProps } from './IconButton.tsx';
import { later, MissingPopup } from './later.tsx';

export interface PopoverButtonProps extends Pick<IconButtonProps, 'label' | 'icon' | 'variant' | 'size'> {
  /** What stands in the popover; `close` puts it away again. */
  children: (close: () => void) => ReactNode;
  /** `dark` over the call stage. */
  theme?: 'dark';
  /** Above the button unless said otherwise. */
  placement?: PopoverPlacement;
}

export type PopoverPlacement = 'top' | 'bottom end';

const PopoverPanel = later(async () => (await import('./PopoverPanel.tsx')).PopoverPanel, MissingPopup);

/** An icon button that opens a small panel beside itself. */
export function PopoverButton({ children, theme, placement = 'top', ...button }: PopoverButtonProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <IconButton
        {...button}
        ref={trigger}
        hasPopup="dialog"
        isExpanded={isOpen}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <PopoverPanel
            label={button.label}
            triggerRef={trigger}
            onClose={close}
            theme={theme}
            placement={placement}
          >
            {children(close)}
          </PopoverPanel>
        </Suspense>
      )}
    </>
  );
}
