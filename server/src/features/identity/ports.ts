import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { AgendaTemplate } from '@rapport/shared/sessions/agendaTemplates';
import { domainEvent } from '../../platform/events.ts';

export interface Programme {
  readonly id: string;
  readonly name: string;
}

/** A person with the address that mail goes to. */
export interface Contact extends PersonSummary {
  readonly email: string;
}

/** Who the sample programme consists of; features to the right fill it. */
export interface Sample {
  readonly mentorId: string;
  readonly menteeId: string;
  readonly programmeId: string;
  readonly zone: string;
}

/** What identity offers to features on its right. */
export interface Identity {
  /** Summaries by id; unknown ids are absent. */
  people(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>>;
  /** Where mail reaches people; nobody of the sample is in it. */
  contacts(ids: readonly string[]): Promise<ReadonlyMap<string, Contact>>;
  /** Those of these sign-ins that have not ended. */
  standingSignIns(signInIds: readonly string[]): Promise<ReadonlySet<string>>;
  programmes(ids: readonly string[]): Promise<ReadonlyMap<string, Programme>>;
  /** How the sessions of a programme's pairs may begin. */
  agendaTemplates(programmeId: string): Promise<readonly AgendaTemplate[]>;
  /** Registers how the sample programme gets its sessions; `fill` answers the id of the one about to begin. */
  onSample(port: {
    fill(sample: Sample): Promise<{ sessionId: string }>;
    currentSession(): Promise<string | undefined>;
  }): void;
}

/** A sign-in was revoked, signed out or expired: whatever it opened must end. */
export const signInEnded = domainEvent<{ personId: string; signInId: string }>('identity.signInEnded');

/** Name, zone or roles of a person changed; rights are decided again. */
export const personChanged = domainEvent<{ personId: string }>('identity.personChanged');
