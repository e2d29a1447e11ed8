import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { minute, opensBefore } from '@rapport/shared/sessions/sessionState';
import type { Live } from '../../../platform/realtime/live.ts';
import type { SessionStore } from '../sessionStore.ts';
import type { Sfu, SfuHealth } from './sfu.ts';

interface Ports {
  readonly store: SessionStore;
  readonly live: Live;
  readonly now: () => number;
}

/** Whether the SFU answers, and who has to know when that changes. */
export class CallHealth {
  readonly #ports: Ports;
  #health: SfuHealth = 'ok';
  /** What people were told last. */
  #told: SfuHealth = 'ok';

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly report = (health: SfuHealth): void => {
    this.#health = health;
  };

  /** Tells the people of open sessions of a change, and makes the rooms again that the SFU has lost. */
  async tell(sfu: Sfu): Promise<void> {
    const health = this.#health;
    if (health === this.#told) return;
    const { store, live, now } = this.#ports;
    const openBefore = new Date(now() + opensBefore + minute);
    const open = store.every({ states: ['scheduled', 'live'], startsBefore: openBefore });
    const people = new Set<string>();
    for await (const { id, state, kind, mentorId, menteeId } of open) {
      if (!hasCall(kind)) continue;
      if (health === 'ok' && state === 'live') await sfu.ensureRoom(id);
      people.add(mentorId).add(menteeId);
    }
    live.send([...people], 'call.health', { sfu: health });
    this.#told = health;
  }
}
