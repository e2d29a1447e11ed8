import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { safeHref, typedHref } from './safeHref.ts';

/** Sets or removes the link of what is selected. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const [before] = useState(() => safeHref(editor.getAttributes('link').href));
  const [typed, setTyped] = useState(before ?? '');
  const [isBad, setBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const apply = () => {
    const href = typedHref(typed);
    if (!href) {
      setBad(true);
      return field.current?.focus();
    }
    onClose();
    const chain = editor.chain().focus().extendMarkRange('link');
    // Without a selection there is nothing to carry the link: the address is its own text.
    if (editor.state.selection.empty && !before)
      chain
        .insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else chain.setLink({ href }).run();
  };
  const remove = () => {
    onClose();
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      className="flex flex-col gap-2 px-4 pt-1 pb-3"
    >
      <TextField
        ref={field}
        label={t('notes.linkAddress')}
        placeholder={t('notes.linkHint')}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setBad(false);
        }}
        error={isBad ? t('notes.linkBad') : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm">
          {t('notes.linkApply')}
        </Button>
        {before && (
          <Button size="sm" variant="quiet" onPress={remove}>
            {t('notes.linkRemove')}
          </Button>
        )}
        {before && (
          <a
            href={before}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex min-h-8 items-center px-3 font-medium text-accent text-sm underline underline-offset-4 coarse:min-h-11"
          >
            {t('notes.linkOpen')}
          </a>
        )}
      </div>
    </form>
  );
}
