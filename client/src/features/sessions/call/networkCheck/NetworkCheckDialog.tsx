import { CircleAlert, CircleCheck, CircleDashed, Minus, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announce.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { Spinner } from '../../../../ui/Spinner.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { checkParts, judge, type Measured, overall, type Verdict } from './judge.ts';
import type { Checked } from './runCheck.ts';
import { useCheckWords } from './useCheckWords.ts';
import { useNetworkCheck } from './useNetworkCheck.ts';

/** Tests the connection from here to the call, and says in plain words what it found. */
export function NetworkCheckDialog({ checked, onClose }: { checked: Checked; onClose: () => void }) {
  const { t } = useTranslation(['networkCheck', 'common']);
  const { step, measured, again } = useNetworkCheck(checked);
  const words = useCheckWords();
  const [byHand, setByHand] = useState('');
  const isDone = step === 'done';
  const summary = isDone ? t(`overall.${overallOf(measured)}`) : undefined;
  useEffect(() => {
    if (summary) announce(summary);
  }, [summary]);
  return (
    <Dialog
      title={t('title')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        isDone && (
          <>
            <Button
              onPress={() => {
                setByHand('');
                again();
              }}
            >
              {t('again')}
            </Button>
            <CopyReport measured={measured} onFailed={setByHand} />
          </>
        )
      }
    >
      <div className="flex flex-col gap-5">
        {summary ? <p className="font-medium text-lg">{summary}</p> : <Spinner label={t(`step.${step}`)} />}
        <ul className="flex flex-col divide-y divide-hairline">
          {checkParts.map((part) => {
            const { verdict, text } = words(part, measured, isDone);
            return (
              <li key={part} className="flex items-start gap-3 py-2.5">
                <Sign verdict={verdict} />
                <div className="min-w-0">
                  <p className="font-medium">{t(`part.${part}`)}</p>
                  <p className="text-muted text-sm tabular">{text}</p>
                </div>
              </li>
            );
          })}
        </ul>
        {byHand && (
          <TextArea label={t('byHand')} value={byHand} onChange={() => undefined} isReadOnly rows={6} />
        )}
        <p className="text-muted text-sm">{t('privacy')}</p>
      </div>
    </Dialog>
  );
}

const overallOf = (measured: Measured) => {
  const verdict = overall(judge(measured), measured);
  return verdict === 'absent' ? 'bad' : verdict;
};

const signs = {
  good: { Icon: CircleCheck, tone: 'text-success' },
  weak: { Icon: TriangleAlert, tone: 'text-warm' },
  bad: { Icon: CircleAlert, tone: 'text-danger' },
  absent: { Icon: Minus, tone: 'text-muted' },
  unknown: { Icon: CircleDashed, tone: 'text-muted' },
};

function Sign({ verdict }: { verdict: Verdict }) {
  const { Icon, tone } = signs[verdict];
  return <Icon size={20} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />;
}

/** The same words as a text, for whoever looks after the network. It tells no address. */
function CopyReport({ measured, onFailed }: { measured: Measured; onFailed: (report: string) => void }) {
  const { t } = useTranslation('networkCheck');
  const words = useCheckWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const lines = checkParts.map((part) => {
      const { verdict, text } = words(part, measured, true);
      return `${t(`part.${part}`)}: ${verdict}. ${text}`;
    });
    const head = [
      t('report', { host: window.location.host, time: new Date().toISOString() }),
      navigator.userAgent,
    ];
    const report = [...head, t(`overall.${overallOf(measured)}`), ...lines].join('\n');
    try {
      await navigator.clipboard.writeText(report);
    } catch {
      // Forbidden, or not there on plain http.
      return onFailed(report);
    }
    setCopied(true);
    announce(t('copied'));
  };
  return (
    <Button variant="primary" onPress={() => void copy()}>
      {t(isCopied ? 'copied' : 'copy')}
    </Button>
  );
}
