import { Ellipsis, Settings2 } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { later, MissingLine } from '../../../../ui/later.tsx';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import type { DeviceChoicesProps } from './DeviceChoices.tsx';

const DeviceChoices = later(
  async () => (await withTexts(import('./DeviceChoices.tsx'), 'keys')).DeviceChoices,
  MissingLine,
);

export type DevicePopoverProps = Omit<DeviceChoicesProps, 'close'>;

/** Opens the choices of devices, and what else is seldom needed in a call. */
export function DevicePopover(props: DevicePopoverProps) {
  const { t } = useTranslation('call');
  const hasMore = props.onEnd !== undefined || props.hasSignals;
  const label = t(hasMore ? 'control.more' : 'control.devices');
  const Icon = hasMore ? Ellipsis : Settings2;
  return (
    <PopoverButton label={label} icon={<Icon size={20} aria-hidden />} variant="stage" size="lg" theme="dark">
      {(close) => (
        <Suspense fallback={null}>
          <DeviceChoices {...props} close={close} />
        </Suspense>
      )}
    </PopoverButton>
  );
}
