import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { onTestFinished } from 'vitest';
import { queryClient } from '../platform/api/queryClient.ts';
import { loadTexts } from '../platform/i18n/i18n.ts';
import type { Namespace } from '../platform/i18n/texts.ts';

// jsdom has no CSS object; react-aria escapes names with it that need no escaping in tests.
globalThis.CSS ??= { escape: (name: string) => name } as typeof CSS;

/** Renders in the app's own surroundings: cache, router, English texts. */
export async function renderPage(
  page: ReactNode,
  { at = '/', texts = [] }: { at?: string; texts?: Namespace[] } = {},
): Promise<RenderResult> {
  await loadTexts(...texts);
  onTestFinished(() => {
    cleanup();
    queryClient.clear();
    sessionStorage.clear();
  });
  return render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[at]}>{page}</MemoryRouter>
    </QueryClientProvider>,
  );
}
