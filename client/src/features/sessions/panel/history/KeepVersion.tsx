import { keepVersion, listVersions, type VersionView } from '@rapport/shared/sessions/history.api';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../platform/api/useCommand.ts';
import { useErrorText } from '../../../../platform/i18n/useErrorText.ts';
import { announce } from '../../../../ui/announce.ts';
import { Button } from '../../../../ui/Button.tsx';
import { TextField } from '../../../../ui/TextField.tsx';

/** As the contract has it. */
const longestName = 120;

/** Keeps agenda and notes as they are now, under a name if somebody has one. */
export function KeepVersion({
  sessionId,
  onKept,
}: {
  sessionId: string;
  onKept: (version: VersionView) => void;
}) {
  const { t } = useTranslation('history');
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const keep = useCommand(keepVersion, {
    invalidates: [listVersions],
    onDone: (version) => {
      setName('');
      announce(t('keep.done'));
      onKept(version);
    },
  });
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!keep.isPending) keep.mutate({ params: { sessionId }, body: { name } });
      }}
    >
      <TextField
        label={t('keep.label')}
        isLabelHidden
        placeholder={t('keep.placeholder')}
        value={name}
        onChange={setName}
        maxLength={longestName}
        error={keep.error ? errorText(keep.error) : undefined}
      />
      <Button type="submit" icon={<Bookmark size={20} aria-hidden />} isPending={keep.isPending}>
        {t('keep.submit')}
      </Button>
    </form>
  );
}
