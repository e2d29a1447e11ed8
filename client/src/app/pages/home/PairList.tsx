import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { PairLine } from '../../../features/mentorships/PairLine.tsx';

export function PairList({ pairs }: { pairs: readonly MentorshipView[] }) {
  return (
    <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
      {pairs.map((mentorship) => (
        <PairLine key={mentorship.id} mentorship={mentorship} />
      ))}
    </ul>
  );
}
