import { Check, CircleSlash2, Droplets } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';
import type { Observable } from '../Observable.ts';
import { useObservable } from '../useObservable.ts';
import type { BackgroundState } from './BackgroundState.ts';
import { type BackgroundId, backgroundIds, isRoom } from './backgroundIds.ts';
import { rooms } from './backgroundPicture.ts';
import { OwnPicture } from './OwnPicture.tsx';
import { ownPicture } from './ownPicture.ts';

export interface BackgroundPickerProps {
  state: Observable<BackgroundState>;
  choose: (id: BackgroundId) => Promise<void>;
}

/** What stands behind oneself: small pictures of which one is chosen. */
export function BackgroundPicker({ state, choose }: BackgroundPickerProps) {
  const { t } = useTranslation('effects');
  const { id: chosen, status, lapse } = useObservable(state);
  const own = useObservable(ownPicture);
  const name = useId();
  const words = status === 'starting' ? 'starting' : lapse;
  return (
    <div className="flex flex-col gap-2">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-sm">{t('background.title')}</legend>
        <div className="grid grid-cols-3 gap-2">
          {backgroundIds
            .filter((id) => id !== 'own' || own !== undefined)
            .map((id) => (
              <Tile
                key={id}
                name={name}
                label={t(`background.${id}`)}
                isChosen={id === chosen}
                onChoose={() => void choose(id)}
              >
                <Sample id={id} own={own} />
              </Tile>
            ))}
        </div>
      </fieldset>
      <p role="status" className="text-muted text-sm empty:hidden">
        {words && t(`background.${words}`)}
      </p>
      <OwnPicture isChosen={chosen === 'own'} choose={choose} />
    </div>
  );
}

function Tile({
  name,
  label,
  isChosen,
  onChoose,
  children,
}: {
  name: string;
  label: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label className="flex cursor-pointer flex-col gap-1">
      <span
        className={classes(
          'relative block aspect-video overflow-hidden rounded-control border-2 bg-sunken',
          'has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
          isChosen ? 'border-accent' : 'border-hairline hover:border-line',
        )}
      >
        {children}
        {isChosen && (
          <span className="absolute top-1 right-1 rounded-full bg-accent p-0.5 text-on-accent">
            <Check size={14} aria-hidden />
          </span>
        )}
        <input
          type="radio"
          name={name}
          checked={isChosen}
          onChange={onChoose}
          className="absolute inset-0 cursor-pointer appearance-none outline-none"
        />
      </span>
      <span className={classes('text-sm', isChosen ? 'font-medium' : 'text-muted')}>{label}</span>
    </label>
  );
}

function Sample({ id, own }: { id: BackgroundId; own: string | undefined }) {
  const address = isRoom(id) ? rooms[id] : id === 'own' ? own : undefined;
  if (address) return <img src={address} alt="" className="size-full object-cover" />;
  const Icon = id === 'blur' ? Droplets : CircleSlash2;
  return (
    <span className="grid size-full place-items-center text-muted">
      <Icon size={20} aria-hidden />
    </span>
  );
}
