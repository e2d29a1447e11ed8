import { sessionDocument } from '@rapport/shared/collab/documentName';
import { type GuestSession, joinCallAsGuest } from '@rapport/shared/sessions/guests.api';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../../platform/api/call.ts';
import { useDocument } from '../../../../platform/collab/useDocument.ts';
import { FullScreen } from '../../../../ui/FullScreen.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import { ViewerProvider } from '../../../identity/index.ts';
import { callPart } from '../../call/callPart.ts';
import { type AskToken, tokenOptions } from '../../call/connection/callToken.ts';
import { windowName } from '../../call/connection/windowName.ts';
import type { JoinMedia } from '../../call/media/LobbyMedia.ts';
import { SaveSign } from '../../panel/SaveSign.tsx';
import { asSession, asViewer } from './asSession.ts';
import { GuestPanel } from './GuestPanel.tsx';

const Call = callPart.Component;

const askToken: AskToken = async (takesOver) => {
  const body = { device: await windowName(), takesOver };
  return (await call(joinCallAsGuest, { body }, tokenOptions)).token;
};

export interface GuestCallProps {
  guestId: string;
  name: string;
  session: GuestSession;
  media: JoinMedia;
  /** Also where they are in this call in another window, which ends there. */
  takesOver: boolean;
  onLeave: (media: JoinMedia) => void;
  /** The server did not let in, or not any more. */
  onRefused: () => void;
  onRetry: (media: JoinMedia, takesOver: boolean) => void;
}

/** The hour, for a guest: the same call, and beside it agenda and notes of this session alone. */
export function GuestCall({ guestId, name, session: known, media, takesOver, ...on }: GuestCallProps) {
  const { t } = useTranslation('call');
  const { microphone, camera } = media;
  const session = useMemo(() => asSession(known), [known]);
  const viewer = useMemo(() => asViewer({ id: guestId, name }), [guestId, name]);
  const collab = useDocument(sessionDocument(known.id), guestId, true, true);
  const loading = (
    <div className="p-6">
      <Skeleton label={t('panel.loading')} lines={6} />
    </div>
  );
  return (
    <ViewerProvider viewer={viewer}>
      <FullScreen>
        <Suspense fallback={loading}>
          <Call
            session={session}
            collab={collab}
            media={media}
            takesOver={takesOver}
            // What they brought was stopped when they were not let in.
            onStay={() => on.onLeave({ microphone: { on: microphone.on }, camera: { on: camera.on } })}
            asGuest={{
              askToken,
              sign: collab && <SaveSign collab={collab} />,
              panel: collab ? <GuestPanel session={session} viewer={viewer} collab={collab} /> : loading,
            }}
            {...on}
            onEnded={on.onRefused}
          />
        </Suspense>
      </FullScreen>
    </ViewerProvider>
  );
}
