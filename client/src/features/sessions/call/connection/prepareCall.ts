import { switchCall } from '@rapport/shared/sessions/sessions.api';
import { call } from '../../../../platform/api/call.ts';
import { reachability } from '../../../../platform/api/reachability.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { rememberCheck } from '../media/lastCheck.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { CallModes } from '../modes/CallModes.ts';
import { readyVideos } from '../stage/readyVideo.ts';
import { CallSession } from './CallSession.ts';
import { type AskToken, askToken, takeReadyToken } from './callToken.ts';
import { deviceName } from './deviceName.ts';
import { keepStanding } from './keepStanding.ts';
import { LiveKitRoom } from './LiveKitRoom.ts';
import { windowName } from './windowName.ts';

/** Who has pressed waits no longer for something to happen (ms). */
const longestWithoutNews = 400;

export interface ActiveCall {
  readonly session: CallSession;
  readonly room: LiveKitRoom;
  readonly modes: CallModes;
}

/** A call that can be drawn already: nobody is in it, or knows of it. */
export interface PreparedCall extends ActiveCall {
  /** Has everything ready for going in, until it begins or ends, or what is returned is called. */
  standBy(): () => void;
  /**
   * Begins to join, with what is chosen on this device by now.
   * @param takesOver also where the person is in this call in another window
   * @returns false when that was begun before, or when it is over: what is given is stopped then
   */
  begin(media: JoinMedia, takesOver: boolean): boolean;
  /** Resolves when it is in, or there is something else to be said, or soon. */
  hasNews(): Promise<void>;
  /** Whoever takes it ends it. @returns false when it was taken before */
  take(): boolean;
  /** Ends everything; ending twice is safe. */
  end(): void;
}

/** @param askTokenAsGuest asks for a token in the place of a signed-in person */
export function prepareCall(sessionId: string, askTokenAsGuest?: AskToken): PreparedCall {
  const room = new LiveKitRoom();
  readyVideos(room.room);
  const askOwnToken = async (takesOver: boolean) =>
    (!takesOver && (await takeReadyToken(sessionId))) || askToken(sessionId, takesOver);
  const switchHere = async () => {
    // A guest has one place in the room: their other window was put out when this one came in.
    if (askTokenAsGuest) return;
    await call(switchCall, { params: { sessionId }, body: { device: await windowName() } });
  };
  const session = new CallSession({
    askToken: askTokenAsGuest ?? askOwnToken,
    switchHere,
    isUnanswered: () => reachability.state().reach === 'offline',
    browser: deviceName(),
    room,
  });
  room.background.onLapse = (why) => {
    // The next way in leads through the lobby, where it can be seen what is seen.
    rememberCheck(undefined);
    session.media.fail('camera', why === 'slow' ? 'slow' : 'unhidden');
  };
  // As before, or with words why not even that.
  room.onStopped = (kind) => session.media.again(kind);
  const modes = new CallModes({
    sessionId,
    media: session.media,
    limit: (wanted) => room.limits.set(wanted),
  });
  let standDown = () => {};
  let isBegun = false;
  let isTaken = false;
  let isOver = false;
  return {
    ...{ session, room, modes },
    standBy() {
      standDown();
      if (!isBegun && !isOver) {
        standDown = keepStanding(
          () => askToken(sessionId, false),
          (token) => room.standBy(token),
        );
      }
      return standDown;
    },
    begin(media, takesOver) {
      if (isOver) {
        for (const { track } of [media.microphone, media.camera]) track?.stop();
        return false;
      }
      // A second press gives the same tracks, which the first one has taken.
      if (isBegun) return false;
      isBegun = true;
      standDown();
      room.use(readMediaChoice());
      session.start(media, takesOver);
      modes.begin();
      return true;
    },
    hasNews: () => new Promise((resolve) => afterNews(session, resolve)),
    take() {
      const isFirst = !isTaken;
      isTaken = true;
      return isFirst;
    },
    end() {
      isOver = true;
      standDown();
      modes.end();
      void session.end();
    },
  };
}

function afterNews({ state }: CallSession, tell: () => void): void {
  const done = () => {
    unsubscribe();
    clearTimeout(timer);
    tell();
  };
  const unsubscribe = state.subscribe(done);
  const timer = setTimeout(done, longestWithoutNews);
}
