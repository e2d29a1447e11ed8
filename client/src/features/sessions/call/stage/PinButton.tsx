import { Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';

export interface Pinning {
  readonly isPinned: boolean;
  readonly onPin: () => void;
}

/** Keeps one picture large. Where a pointer can hover it waits for that; it is always there for fingers and keys. */
export function PinButton({ name, pinning }: { name: string; pinning: Pinning }) {
  const { t } = useTranslation('view');
  const { isPinned, onPin } = pinning;
  const Icon = isPinned ? PinOff : Pin;
  return (
    <IconButton
      label={t('pin', { name })}
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
