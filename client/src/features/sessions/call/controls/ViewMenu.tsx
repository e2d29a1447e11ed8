import { LayoutGrid } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { later, MissingLine } from '../../../../ui/later.tsx';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import type { ViewChoicesProps } from './ViewChoices.tsx';

const ViewChoices = later(async () => (await import('./ViewChoices.tsx')).ViewChoices, MissingLine);

export type ViewMenuProps = Omit<ViewChoicesProps, 'close'>;

/** Opens the choices of how the stage looks. */
export function ViewMenu(props: ViewMenuProps) {
  const { t } = useTranslation('view');
  return (
    <PopoverButton
      label={t('label')}
      icon={<LayoutGrid size={20} aria-hidden />}
      variant="quiet"
      size="md"
      theme="dark"
      placement="bottom end"
    >
      {(close) => (
        <Suspense fallback={null}>
          <ViewChoices {...props} close={close} />
        </Suspense>
      )}
    </PopoverButton>
  );
}
