import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { IconButton } from '../../../../ui/IconButton.tsx';
import type { MediaKind } from './mediaChoice.ts';

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Video, off: VideoOff },
};

/** Microphone or camera on and off; what it does is its name, so that state and action cannot be confused. */
export function MediaButton({
  kind,
  isOn,
  label,
  onPress,
}: {
  kind: MediaKind;
  isOn: boolean;
  label: string;
  onPress: () => void;
}) {
  const Icon = icons[kind][isOn ? 'on' : 'off'];
  return (
    <IconButton
      label={label}
      icon={<Icon size={20} aria-hidden />}
      onPress={onPress}
      variant="stage"
      size="lg"
      className={isOn ? '' : 'bg-ink! text-page! hover:bg-muted!'}
    />
  );
}
