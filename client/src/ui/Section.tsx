import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export interface SectionProps {
  title: string;
  /** Beside the heading. */
  action?: ReactNode;
  /** A line under the heading. */
  text?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A part of a page with its heading; separated by space, not by a box. */
export function Section({ title, action, text, children, className }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes('flex flex-col gap-4', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="flex flex-col gap-0.5">
          <h2 id={id} className="font-semibold text-xl">
            {title}
          </h2>
          {text && <p className="text-muted">{text}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
