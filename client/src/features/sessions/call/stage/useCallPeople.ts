import {
  ConnectionQuality,
  type Participant,
  ParticipantKind,
  type RemoteParticipant,
  RemoteTrackPublication,
  RoomEvent,
  Track,
  type TrackPublication,
} from 'livekit-client';
import { useState } from 'react';
import type { Departure } from '../connection/Departures.ts';
import { personOf } from '../connection/identity.ts';
import type { LiveKitRoom } from '../connection/LiveKitRoom.ts';
import { useObservable } from '../useObservable.ts';
import { likeliest } from './likeliest.ts';
import { useChanges } from './useChanges.ts';

/** A person in the room, by the likeliest of their connections, and what it sends. */
export interface CallPerson<P extends Participant = Participant> {
  /** Of the person, whatever device they use. */
  readonly id: string;
  readonly participant: P;
  readonly camera: Track | undefined;
  /** A picture is sent that is not here yet. */
  readonly isCameraComing: boolean;
  readonly screen: Track | undefined;
  readonly isMuted: boolean;
  /** Nothing of theirs gets through now. */
  readonly isLost: boolean;
}

export interface CallPeople {
  readonly self: CallPerson;
  readonly other: CallPerson<RemoteParticipant> | undefined;
  /** How the other one went, if they were here and are not now; `unseen` while oneself was away. */
  readonly otherGone: Departure | 'unseen' | undefined;
  /** Who is not of the pair, first come first. */
  readonly guests: readonly CallPerson<RemoteParticipant>[];
  /**
   * Everything to be heard: never a second device of one's own, and of other people's devices only one each, because two
   * in one room would be heard as an echo while a call moves from one to the other.
   */
  readonly sounds: readonly Track[];
}

/** All that changes who is in a room and what they send; not who speaks, which only a frame shows. */
const changes = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
];

/** Recorders and other programs are in the room without being anybody. */
const programs: readonly ParticipantKind[] = [ParticipantKind.EGRESS, ParticipantKind.AGENT];

/** Who is in the room and what they send, seen from one person of the pair. */
export function useCallPeople(
  { room, departures, brokenLines }: Pick<LiveKitRoom, 'room' | 'departures' | 'brokenLines'>,
  selfId: string,
  otherId: string,
): CallPeople {
  useChanges(room, changes);
  const broken = useObservable(brokenLines.identities);
  const devices = new Map<string, RemoteParticipant[]>();
  for (const participant of room.remoteParticipants.values()) {
    const id = personOf(participant.identity);
    if (id === selfId || programs.includes(participant.kind)) continue;
    devices.set(id, [...(devices.get(id) ?? []), participant]);
  }
  const people = [...devices].flatMap(([id, theirs]) => {
    const participant = shownOf(theirs, broken);
    return participant ? { ...sentBy(participant, broken), id } : [];
  });
  const other = people.find(({ id }) => id === otherId);
  const [wasOtherHere, setWasOtherHere] = useState(false);
  if (other && !wasOtherHere) setWasOtherHere(true);
  return {
    self: { ...sentBy(room.localParticipant, broken), id: selfId },
    other,
    otherGone: wasOtherHere && !other ? (departures.of(otherId) ?? 'unseen') : undefined,
    guests: people
      .filter((person) => person !== other)
      .sort((a, b) => joinedAt(a.participant) - joinedAt(b.participant)),
    sounds: people.flatMap(({ participant }) =>
      [...participant.audioTrackPublications.values()].flatMap(({ track }) => track ?? []),
    ),
  };
}

function shownOf(
  devices: readonly RemoteParticipant[],
  broken: ReadonlySet<string>,
): RemoteParticipant | undefined {
  return likeliest(
    devices.map((participant) => ({
      participant,
      isLost: isLost(participant, broken),
      sendsPicture: shown(participant, Track.Source.Camera) !== undefined,
      joinedAt: joinedAt(participant),
    })),
  )?.participant;
}

const isLost = ({ identity, connectionQuality }: Participant, broken: ReadonlySet<string>): boolean =>
  connectionQuality === ConnectionQuality.Lost || broken.has(identity);

function sentBy<P extends Participant>(participant: P, broken: ReadonlySet<string>) {
  return {
    participant,
    camera: shown(participant, Track.Source.Camera),
    isCameraComing: isComing(participant.getTrackPublication(Track.Source.Camera)),
    screen: shown(participant, Track.Source.ScreenShare),
    isMuted: participant.getTrackPublication(Track.Source.Microphone)?.isMuted ?? true,
    isLost: isLost(participant, broken),
  };
}

/** Where oneself takes no pictures, none is on its way. */
const isComing = (publication: TrackPublication | undefined): boolean =>
  publication instanceof RemoteTrackPublication &&
  publication.isDesired &&
  !publication.isMuted &&
  !publication.track;

/** What a person sends of one kind, while there is something to see. */
function shown(participant: Participant, source: Track.Source): Track | undefined {
  const publication = participant.getTrackPublication(source);
  return publication?.isMuted ? undefined : publication?.track;
}

/** When they came into the room (ms); 0 while that is not known. */
export const joinedAt = (participant: Participant) => participant.joinedAt?.getTime() ?? 0;
