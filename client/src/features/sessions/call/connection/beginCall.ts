import { switchCall } from '@rapport/shared/sessions/sessions.api';
import { call } from '../../../../platform/api/call.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { rememberCheck } from '../media/lastCheck.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { CallModes } from '../modes/CallModes.ts';
import { CallSession } from './CallSession.ts';
import { askToken } from './callToken.ts';
import { deviceName } from './deviceName.ts';
import { LiveKitRoom } from './LiveKitRoom.ts';
import { windowName } from './windowName.ts';

export interface ActiveCall {
  readonly session: CallSession;
  readonly room: LiveKitRoom;
  readonly modes: CallModes;
}

export interface CallWish {
  readonly sessionId: string;
  readonly media: JoinMedia;
  /** Also where the person is in this call in another window. */
  readonly takesOver: boolean;
  /** Asks for a token in the place of a signed-in person. */
  readonly askTokenAsGuest?: (() => Promise<string>) | undefined;
}

/** Begins to join; whoever takes it ends it. */
export function beginCall({ sessionId, media, takesOver, askTokenAsGuest }: CallWish): ActiveCall {
  const room = new LiveKitRoom(readMediaChoice());
  const askOwnToken = (takesOver: boolean) => askToken(sessionId, takesOver);
  const switchHere = async () => {
    // A guest's other window ends by itself when this one comes in.
    if (askTokenAsGuest) return;
    await call(switchCall, { params: { sessionId }, body: { device: await windowName() } });
  };
  const session = new CallSession({
    askToken: askTokenAsGuest ?? askOwnToken,
    switchHere,
    browser: deviceName(),
    room,
  });
  room.background.onLapse = (why) => {
    // The next way in leads through the lobby, where it can be seen what is seen.
    rememberCheck(undefined);
    session.media.fail('camera', why === 'slow' ? 'slow' : 'unhidden');
  };
  const modes = new CallModes({
    sessionId,
    media: session.media,
    limit: (wanted) => room.limits.set(wanted),
  });
  session.start(media, takesOver);
  modes.begin();
  return { session, room, modes };
}
