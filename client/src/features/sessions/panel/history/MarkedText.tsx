import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { safeHref } from '../notes/safeHref.ts';
import type { MarkedRun } from './compareText.ts';
import { useVoices } from './VoicesContext.tsx';

/** Words with who wrote them, or with what became of them. */
export function MarkedText({ runs }: { runs: readonly MarkedRun[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: frozen text never moves
    <MarkedWords key={index} run={run} />
  ));
}

function MarkedWords({ run }: { run: MarkedRun }) {
  const { t } = useTranslation('history');
  const { isCompared, nameOf } = useVoices();
  const { voice, change } = run;
  const name = nameOf(voice);
  const words = formatted(run);
  if (change === 'added') {
    return (
      <ins
        data-voice={voice}
        className="history-added"
        title={name ? t('addedBy', { name }) : t(voice === 'server' ? 'restored' : 'addedByNobody')}
      >
        {words}
      </ins>
    );
  }
  if (change === 'removed') {
    return (
      <del className="history-removed" title={name ? t('removedFrom', { name }) : t('removedFromNobody')}>
        {words}
      </del>
    );
  }
  if (isCompared || !name) return <Fragment>{words}</Fragment>;
  return (
    <span data-voice={voice} className="history-wrote" title={t('wroteBy', { name })}>
      {words}
    </span>
  );
}

function formatted({ text, marks }: MarkedRun): ReactNode {
  const href = safeHref((marks.link as { href?: unknown } | undefined)?.href);
  let words: ReactNode = text;
  if (marks.code) words = <code>{words}</code>;
  if (marks.bold) words = <strong>{words}</strong>;
  if (marks.italic) words = <em>{words}</em>;
  if (marks.strike) words = <s>{words}</s>;
  if (!href) return words;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  );
}
