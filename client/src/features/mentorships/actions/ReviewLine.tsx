import type { ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft, keepDraft, readDraft } from '../../../platform/forms/draft.ts';
import { announce } from '../../../ui/announce.ts';
import { classes } from '../../../ui/classes.ts';
import { TextArea } from '../../../ui/TextArea.tsx';
import type { TwoPeople } from '../otherOf.ts';
import { ActionFacts } from './ActionLine.tsx';
import type { ActionOutbox } from './ActionOutbox.ts';
import { EditAction, useEditAhead } from './editPart.tsx';
import { answerIn, type ShownAction } from './shownActions.ts';
import { UnsentNote } from './UnsentNote.tsx';

/** As the contract allows. */
const longestAnswer = 2_000;
const verdicts = ['done', 'keep', 'drop', 'change'] as const;

export interface ReviewLineProps {
  action: ShownAction;
  sessionId: string;
  people: TwoPeople;
  outbox: ActionOutbox;
  isReadOnly: boolean;
}

/** One open action in the review: four answers, and room for how it went. */
export function ReviewLine({ action, sessionId, people, outbox, isReadOnly }: ReviewLineProps) {
  const { t } = useTranslation('actions');
  const answer = answerIn(action, sessionId);
  const draftKey = `review.${sessionId}.${action.id}`;
  /** What is typed and not sent; undefined while it is what was sent. */
  const [draft, setDraft] = useState<string | undefined>(() => {
    const { howItWent } = readDraft(draftKey, { howItWent: '' });
    return howItWent || undefined;
  });
  const [isChanging, setChanging] = useState(false);
  useEditAhead(!isReadOnly);
  const howItWent = draft ?? answer?.howItWent ?? '';

  const send = (verdict: ReviewVerdict) => {
    const { id, mentorshipId } = action;
    const text = howItWent.trim().slice(0, longestAnswer);
    outbox.put({ kind: 'review', mentorshipId, actionId: id, sessionId, verdict, howItWent: text });
    dropDraft(draftKey);
    setDraft(undefined);
    announce(t('review.answered', { what: action.what, verdict: t(`review.verdict.${verdict}`) }));
  };
  const type = (text: string) => {
    setDraft(text);
    keepDraft(draftKey, { howItWent: text });
  };

  if (isReadOnly) {
    return (
      <li className="flex flex-col gap-1 py-3">
        <p>{action.what}</p>
        <ActionFacts action={action} people={people} />
        {answer && <p className="text-sm">{t(`review.verdict.${answer.verdict}`)}</p>}
        {answer?.howItWent && <p className="text-muted text-sm">{answer.howItWent}</p>}
      </li>
    );
  }
  return (
    <li className="flex flex-col gap-2.5 py-3">
      <div>
        <p className={classes('break-words', action.state !== 'open' && 'text-muted line-through')}>
          {action.what}
        </p>
        <ActionFacts action={action} people={people} />
      </div>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{t('review.answersOf', { what: action.what })}</legend>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={answer?.verdict === verdict}
            onClick={() => (verdict === 'change' ? setChanging(true) : send(verdict))}
            className="min-h-8 rounded-control border border-line px-3 font-medium text-sm transition-colors hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent coarse:min-h-11"
          >
            {t(`review.${verdict}`)}
          </button>
        ))}
      </fieldset>
      {isChanging && (
        <EditAction
          action={action}
          people={people}
          outbox={outbox}
          fieldsOnly
          onClose={(saved) => {
            setChanging(false);
            if (saved) send('change');
          }}
        />
      )}
      {!isChanging && (answer || draft !== undefined) && (
        <TextArea
          label={t('review.howItWentOf', { what: action.what })}
          isLabelHidden
          placeholder={t('review.howItWent')}
          rows={1}
          maxLength={longestAnswer}
          value={howItWent}
          onChange={type}
          // Answered already: what is added later goes after it when the field is left.
          onBlur={() =>
            answer && draft !== undefined && draft.trim() !== answer.howItWent && send(answer.verdict)
          }
        />
      )}
      <UnsentNote action={action} outbox={outbox} />
    </li>
  );
}
