import { useTranslation } from 'react-i18next';
import { type CheckPart, judge, type Measured, type Verdict } from './judge.ts';

/** What was found of a part, in words; while the test runs what failed so far is only not known yet. */
export function useCheckWords() {
  const { t } = useTranslation(['networkCheck', 'errors']);
  return (part: CheckPart, measured: Measured, isDone: boolean): { verdict: Verdict; text: string } => {
    const found = judge(measured)[part];
    const verdict = !isDone && found === 'bad' ? 'unknown' : found;
    if (!isDone && verdict === 'unknown') return { verdict, text: t('waiting') };
    if (part === 'signal' && measured.refusal)
      return { verdict, text: t(measured.refusal, { ns: 'errors' }) };
    const { serverMs = 0, signalMs = 0, roundTripMs = 0, jitterMs = 0, lossPercent = 0 } = measured;
    const numbers = {
      server: Math.round(serverMs),
      signal: Math.round(signalMs),
      speed: ((measured.kbitPerSecond ?? 0) / 1_000).toFixed(1),
      trip: Math.round(roundTripMs),
      jitter: Math.round(jitterMs),
      loss: Number(lossPercent.toFixed(1)),
    };
    return { verdict, text: t(`${part}.${verdict}`, numbers) };
  };
}
