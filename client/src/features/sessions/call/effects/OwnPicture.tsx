import { ImagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { useObservable } from '../useObservable.ts';
import type { BackgroundId } from './backgroundIds.ts';
import { forgetOwnPicture, keepOwnPicture, ownPicture } from './ownPicture.ts';

/** Takes a file of the person's own as background, and forgets it again. */
export function OwnPicture({
  isChosen,
  choose,
}: {
  isChosen: boolean;
  choose: (id: BackgroundId) => Promise<void>;
}) {
  const { t } = useTranslation('effects');
  const own = useObservable(ownPicture);
  const field = useRef<HTMLInputElement>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      await keepOwnPicture(file);
      setUnreadable(false);
      await choose('own');
    } catch {
      setUnreadable(true);
    }
  };
  const remove = async () => {
    // First another background: the picture is still needed until it stands. One that hides, for nobody asked to be seen.
    if (isChosen) await choose('blur');
    forgetOwnPicture();
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="quiet"
          icon={<ImagePlus size={18} aria-hidden />}
          onPress={() => field.current?.click()}
        >
          {t(own ? 'background.changePicture' : 'background.choosePicture')}
        </Button>
        {own && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Trash2 size={18} aria-hidden />}
            onPress={() => void remove()}
          >
            {t('background.removePicture')}
          </Button>
        )}
      </div>
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <p role="status" className={isUnreadable ? 'text-danger text-sm' : 'text-muted text-sm'}>
        {t(isUnreadable ? 'background.unreadable' : 'background.pictureText')}
      </p>
    </div>
  );
}
