import { calendarProblem } from '@rapport/shared/scheduling/calendars.api';
import { useTranslation } from 'react-i18next';

/** Why a calendar cannot be read, in words; of what there are no words for, that the address is not right. */
export function useProblemText(): (problem: string) => string {
  const { t } = useTranslation('availability');
  return (problem) => {
    const known = problem === 'known' ? problem : calendarProblem.safeParse(problem).data;
    return t(`busy.problem.${known ?? 'address'}`);
  };
}
