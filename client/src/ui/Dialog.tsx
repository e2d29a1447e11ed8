import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. A form's button carries `form="<id>"`. */
  actions?: ReactNode;
  /** Name of the cross. */
  closeLabel: string;
  /** `full` is as high as the window; its content fills it and scrolls by itself. */
  size?: 'sm' | 'md' | 'lg' | 'full';
  /** A question that must be answered (deleting, leaving): announced as an alert, not closed by a press beside it. */
  isAlert?: boolean;
  /** `dark` over the call stage. */
  theme?: 'dark';
}

const widths = {
  sm: 'sm:max-w-md',
  md: 'sm:max-w-xl',
  lg: 'sm:max-w-3xl',
  full: 'h-[92dvh] sm:max-w-6xl',
};

/** A dialog over the page; on a phone it stands at the foot of the screen. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  children,
  actions,
  closeLabel,
  size = 'md',
  isAlert = false,
  theme,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isAlert}
      // A press beside a form must not throw away what was typed in it.
      shouldCloseOnInteractOutside={() => false}
      data-theme={theme}
      className="fixed inset-0 z-50 flex items-end justify-center bg-scrim text-ink sm:items-center sm:p-6"
    >
      <Modal
        className={classes(
          'flex max-h-[92dvh] w-full flex-col rounded-t-surface bg-surface shadow-float sm:rounded-surface',
          widths[size],
        )}
      >
        <RacDialog
          role={isAlert ? 'alertdialog' : 'dialog'}
          className="flex min-h-0 flex-1 flex-col outline-none"
        >
          <div className="flex items-start justify-between gap-4 px-6 pt-5 pb-3">
            <Heading slot="title" className="pt-1 font-semibold text-xl">
              {title}
            </Heading>
            <IconButton
              label={closeLabel}
              icon={<X size={20} aria-hidden />}
              onPress={() => onOpenChange(false)}
              className="-mr-2"
            />
          </div>
          <div
            className={classes(
              'min-h-0 flex-1',
              size === 'full' ? 'flex flex-col overflow-hidden' : 'overflow-y-auto px-6 pb-6',
            )}
          >
            {children}
          </div>
          {actions && (
            <div className="flex flex-wrap justify-end gap-3 border-hairline border-t px-6 py-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {actions}
            </div>
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}
