import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { Key } from '../../../../ui/Key.tsx';
import { type Command, commandKeys } from './shortcuts.ts';

/** Every key of the call and what it does. */
export function ShortcutsSheet({
  commands,
  isOn,
  onClose,
}: {
  /** Those that this call knows now. */
  commands: readonly Command[];
  /** Whether the person wants them. */
  isOn: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('keys');
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose} closeLabel={t('close')} size="sm" theme="dark">
      <p className="pb-4 text-muted">{t(isOn ? 'text' : 'off')}</p>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-3">
        <dt>{t('talk')}</dt>
        <dd className="flex items-center gap-2">
          <span className="text-muted text-sm">{t('hold')}</span>
          <Key>{t('space')}</Key>
        </dd>
        {commands.map((command) => (
          <Line key={command} command={command} />
        ))}
      </dl>
    </Dialog>
  );
}

function Line({ command }: { command: Command }) {
  const { t } = useTranslation('keys');
  return (
    <>
      <dt>{t(command)}</dt>
      <dd className="text-right">
        <Key>{commandKeys[command]}</Key>
      </dd>
    </>
  );
}
