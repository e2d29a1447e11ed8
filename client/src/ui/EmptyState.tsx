import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  /** What will stand here, and the first step to it. */
  text?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
}

/** A list without items teaches its first step. */
export function EmptyState({ title, text, action, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-surface border border-hairline border-dashed px-6 py-7">
      {icon && <div className="text-accent">{icon}</div>}
      <div className="flex max-w-measure flex-col gap-1">
        <p className="font-medium">{title}</p>
        {text && <p className="text-muted">{text}</p>}
      </div>
      {action}
    </div>
  );
}
