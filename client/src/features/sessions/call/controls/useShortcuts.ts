import { useEffect, useEffectEvent } from 'react';
import { isTyping } from './isTyping.ts';
import { type Command, commandOf } from './shortcuts.ts';

/** Single keys of the call, unless a text has the focus or the person does not want them. */
export function useShortcuts(actions: Partial<Record<Command, () => void>>, isEnabled: boolean): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(event);
    const action = command && actions[command];
    if (!action || isTyping(event.target)) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    if (!isEnabled) return;
    const onKey = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isEnabled]);
}
