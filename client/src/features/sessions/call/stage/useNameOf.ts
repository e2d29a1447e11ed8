import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { Room } from 'livekit-client';
import { useTranslation } from 'react-i18next';
import { personOf } from '../connection/identity.ts';

/** Names of people in a call: the pair's as we know them, others' as they came in. */
export function useNameOf(room: Room, pair: readonly PersonSummary[]): (person: string) => string {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  return (person) => {
    const known = pair.find(({ id }) => id === person)?.name;
    const guest = [...room.remoteParticipants.values()].find(({ identity }) => personOf(identity) === person);
    return known ?? (guest?.name || t('speaking.somebody'));
  };
}
