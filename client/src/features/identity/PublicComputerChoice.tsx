import { lazy, Suspense } from 'react';
import { withTexts } from '../../platform/i18n/i18n.ts';

// By itself: the page to sign in by has no weight to spare, and nobody presses this first.
const Field = lazy(async () => ({
  default: (await withTexts(import('./PublicComputerField.tsx'), 'publicComputer')).PublicComputerField,
}));

/** Asked wherever somebody signs in. */
export function PublicComputerChoice(props: { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <Suspense fallback={<div className="h-14" />}>
      <Field {...props} />
    </Suspense>
  );
}
