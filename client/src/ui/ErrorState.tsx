import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

export interface ErrorStateProps {
  title: string;
  text?: ReactNode;
  /** The way on. */
  retry?: { label: string; onPress: () => void; isPending?: boolean };
  action?: ReactNode;
}

/** Stands where something could not be shown: what happened, and the way on. */
export function ErrorState({ title, text, retry, action }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-4 py-2">
      <div className="flex items-start gap-3">
        <CircleAlert size={20} aria-hidden className="mt-0.5 shrink-0 text-danger" />
        <div className="flex max-w-measure flex-col gap-1">
          <p className="font-medium">{title}</p>
          {text && <p className="text-muted">{text}</p>}
        </div>
      </div>
      {(retry || action) && (
        <div className="flex flex-wrap gap-3">
          {retry && (
            <Button onPress={retry.onPress} isPending={retry.isPending ?? false}>
              {retry.label}
            </Button>
          )}
          {action}
        </div>
      )}
    </div>
  );
}
