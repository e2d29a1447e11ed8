import { Pin, PinOff } from 'lucide-react';
import { classes } from '../../../../ui/classes.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';

export interface PinButtonProps {
  label: string;
  isPinned: boolean;
  onPin: () => void;
}

/** Keeps one picture large. Where a pointer can hover it waits for that; it is always there for fingers and keys. */
export function PinButton({ label, isPinned, onPin }: PinButtonProps) {
  const Icon = isPinned ? PinOff : Pin;
  return (
    <IconButton
      label={label}
      icon={<Icon size={16} aria-hidden />}
      onPress={onPin}
      isPressed={isPinned}
      variant="stage"
      size="sm"
      tooltip="bottom"
      className={classes(
        'focus-visible:opacity-100 group-hover:opacity-100 coarse:opacity-100',
        !isPinned && 'opacity-0',
      )}
    />
  );
}
