import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft, keepDraft, readDraft } from '../../../../platform/forms/draft.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { longestTitle } from './itemTexts.ts';

const questions = ['since', 'topic', 'worth'] as const;
const empty = { since: '', topic: '', worth: '' };

export interface PrepareDialogProps {
  sessionId: string;
  /** The mentor's. */
  name: string;
  onClose: () => void;
  onAnswered: (answers: readonly string[]) => void;
}

/** Three questions; what is answered becomes topics. What is typed is kept while the dialog is closed. */
export function PrepareDialog({ sessionId, name, onClose, onAnswered }: PrepareDialogProps) {
  const { t } = useTranslation('prepare');
  const form = useId();
  const draft = `prepare:${sessionId}`;
  const [values, setValues] = useState(() => readDraft(draft, empty));
  const [isRefused, setRefused] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const answers = questions.map((question) => values[question].replace(/\s+/g, ' ').trim()).filter(Boolean);
    setRefused(answers.length === 0);
    if (answers.length === 0) return;
    dropDraft(draft);
    onAnswered(answers);
  };
  return (
    <Dialog
      title={t('title')}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
        <p className="text-muted">{t('lead', { name })}</p>
        {questions.map((question, i) => (
          <TextArea
            key={question}
            label={t(`questions.${question}`, { name })}
            name={question}
            rows={2}
            maxLength={longestTitle}
            value={values[question]}
            onChange={(answer) => {
              const next = { ...values, [question]: answer };
              setValues(next);
              keepDraft(draft, next);
              setRefused(false);
            }}
            error={isRefused && i === 0 ? t('none') : undefined}
          />
        ))}
      </form>
    </Dialog>
  );
}
