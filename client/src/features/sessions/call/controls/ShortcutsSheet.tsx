import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/Dialog.tsx';
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
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  return (
    <Dialog
      title={t('keys.title')}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('keys.close')}
      size="sm"
      theme="dark"
    >
      <p className="pb-4 text-muted">{t(isOn ? 'keys.text' : 'keys.off')}</p>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-3">
        <dt>{t('keys.talk')}</dt>
        <dd className="flex items-center gap-2">
          <span className="text-muted text-sm">{t('keys.hold')}</span>
          <Key>{t('keys.space')}</Key>
        </dd>
        {commands.map((command) => (
          <Line key={command} command={command} />
        ))}
      </dl>
    </Dialog>
  );
}

function Line({ command }: { command: Command }) {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  return (
    <>
      <dt>{t(`keys.${command}`)}</dt>
      <dd className="text-right">
        <Key>{commandKeys[command]}</Key>
      </dd>
    </>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-8 justify-center rounded-control border border-line bg-sunken px-2 py-1 font-sans text-sm">
      {children}
    </kbd>
  );
}
