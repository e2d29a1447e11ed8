import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

export interface PageProps {
  /** The page's one `h1`, and its part of the tab's title. */
  title: string;
  /** The heading as it is shown where that is more than the title. */
  heading?: ReactNode;
  /** Small line above the heading: where this page belongs. */
  eyebrow?: ReactNode;
  /** Line under the heading. */
  lead?: ReactNode;
  /** Buttons at the end of the heading's line. */
  actions?: ReactNode;
  width?: 'narrow' | 'normal';
  children: ReactNode;
}

let anyPageShown = false;

/** A page: names the tab, and takes the focus at its heading after navigation so that a reader starts there. */
export function Page({ title, heading, eyebrow, lead, actions, width = 'normal', children }: PageProps) {
  const headingRef = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · Rapport`;
  }, [title]);

  useEffect(() => {
    // Not at the first load: the browser starts at the top by itself, and autofocus of a form may have won.
    if (anyPageShown && !document.querySelector('[autofocus]:focus, input:focus'))
      headingRef.current?.focus();
    anyPageShown = true;
  }, []);

  return (
    <div
      className={classes(
        'mx-auto flex w-full flex-col gap-8 px-5 pt-8 pb-20 sm:px-8',
        width === 'narrow' ? 'max-w-xl' : 'max-w-5xl',
      )}
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        {/* Narrower than this, and the buttons go to a line of their own. */}
        <div className="flex min-w-0 flex-1 basis-56 flex-col gap-1.5">
          {eyebrow && <div className="text-muted text-sm">{eyebrow}</div>}
          <h1 ref={headingRef} tabIndex={-1} className="font-semibold text-2xl sm:text-3xl">
            {heading ?? title}
          </h1>
          {lead && <div className="text-pretty text-lg text-muted">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
