import type { ReactNode } from 'react';
import { Page } from '../ui/Page.tsx';
import { Wordmark } from './Wordmark.tsx';

/** Around the pages that need nobody signed in: the mark, and one narrow column. */
export function PublicFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <header className="mx-auto w-full max-w-xl px-5 pt-8 sm:px-8 sm:pt-16">
        <Wordmark />
      </header>
      <main id="content" tabIndex={-1} className="flex-1">
        <Page title={title} lead={lead} width="narrow">
          {children}
        </Page>
      </main>
    </>
  );
}
