import { Suspense, useEffect } from 'react';
import { MissingLine } from '../../../ui/later.tsx';
import { preloadable } from '../../../ui/preloadable.tsx';
import type { EditActionProps } from './EditAction.tsx';

const editPart = preloadable(async () => (await import('./EditAction.tsx')).EditAction, MissingLine);

/** The form in which an action is changed. */
export function EditAction(props: EditActionProps) {
  return (
    <Suspense fallback={null}>
      <editPart.Component {...props} />
    </Suspense>
  );
}

/** Fetches that form's code before anybody asks for it: then there may be no network. */
export function useEditAhead(isWanted: boolean): void {
  useEffect(() => {
    if (isWanted) void editPart.preload().catch(() => undefined);
  }, [isWanted]);
}
