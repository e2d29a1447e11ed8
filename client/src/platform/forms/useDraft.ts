import { useEffect, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from './draft.ts';

/**
 * What is typed into a line that adds something, kept for this tab until it is empty again.
 * @param key undefined where nothing is to stay
 * @param main the field without which the others are not worth keeping
 */
export function useDraft<Values extends object>(
  key: string | undefined,
  empty: Values,
  main: keyof Values,
): readonly [Values, (values: Values) => void] {
  const [values, setValues] = useState(() => (key === undefined ? empty : readDraft(key, empty)));
  useEffect(() => {
    if (key === undefined) return;
    if (values[main]) keepDraft(key, values);
    else dropDraft(key);
  }, [key, values, main]);
  return [values, setValues];
}
