import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { GuestsButton } from '../guests/GuestsButton.tsx';
import { Clock } from './Clock.tsx';
import { ViewMenu, type ViewMenuProps } from './controls/ViewMenu.tsx';
import { MoreTime } from './keeper/Keeper.tsx';

export interface CallHeaderProps {
  session: SessionView;
  isGuest: boolean;
  /** There is no hour to keep any more. */
  isClosed: boolean;
  /** What can be chosen of the stage; undefined while there is none. */
  view: ViewMenuProps | undefined;
  say: (text: string) => void;
}

/** Over the picture: what the hour is about, how it is looked at, who else is asked, and the clock. */
export function CallHeader({ session, isGuest, isClosed, view, say }: CallHeaderProps) {
  return (
    <header className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
      <h1 className="@container min-w-0 flex-1 truncate font-medium">
        {/* Of a few letters nobody would know which session it is. */}
        <span className="@max-[5rem]:sr-only">{session.title}</span>
      </h1>
      {!isClosed && (
        <div className="flex shrink-0 items-center gap-3">
          {view && <ViewMenu {...view} />}
          {!isGuest && (
            <>
              <MoreTime session={session} say={say} />
              <GuestsButton session={session} theme="dark" />
            </>
          )}
          <Clock session={session} say={say} isKept={!isGuest} />
        </div>
      )}
    </header>
  );
}
