import { useEffect } from 'react';
import { MissingLine } from '../../../ui/later.tsx';
import { preloadable } from '../../../ui/preloadable.tsx';

const editPart = preloadable(async () => (await import('./EditAction.tsx')).EditAction, MissingLine);

/** The form in which an action is changed. */
export const EditAction = editPart.Component;

/** Fetches that form's code before anybody asks for it: then there may be no network. */
export function useEditAhead(): void {
  useEffect(() => void editPart.preload().catch(() => undefined), []);
}
