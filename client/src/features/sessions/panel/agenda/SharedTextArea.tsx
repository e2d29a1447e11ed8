import type { KeyboardEvent } from 'react';
import type * as Y from 'yjs';
import { classes } from '../../../../ui/classes.ts';
import { useSharedText } from './useSharedText.ts';

export interface SharedTextAreaProps {
  text: Y.Text;
  label: string;
  placeholder?: string;
  maxLength: number;
  /** One line of meaning, wrapped where it is long: Enter does not break it. */
  isLine?: boolean;
  onEnter?: () => void;
  /** For finding the control again. */
  part?: string;
  className?: string;
}

/** A text that two people may write at once; it grows with what is in it. */
export function SharedTextArea({
  text,
  label,
  placeholder,
  maxLength,
  isLine = false,
  onEnter,
  part,
  className,
}: SharedTextAreaProps) {
  const shared = useSharedText(text);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!isLine || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (onEnter) onEnter();
    else event.currentTarget.blur();
  };
  return (
    <textarea
      ref={shared.ref}
      rows={1}
      // As in a TextField.
      autoComplete="off"
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      value={shared.value}
      data-part={part}
      onChange={({ currentTarget }) =>
        shared.onInput(isLine ? currentTarget.value.replaceAll('\n', ' ') : currentTarget.value)
      }
      onCompositionStart={shared.onCompositionStart}
      onCompositionEnd={shared.onCompositionEnd}
      onKeyDown={onKeyDown}
      className={classes(
        'field-sizing-content block w-full min-w-0 resize-none rounded-control border px-2 py-1 transition-colors',
        'min-h-8 focus-visible:outline-offset-0 coarse:min-h-11 coarse:py-2.5 coarse:text-[1rem]',
        className ?? 'border-line bg-surface hover:border-muted',
      )}
    />
  );
}
