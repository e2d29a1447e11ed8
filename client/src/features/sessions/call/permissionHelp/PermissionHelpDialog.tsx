import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/Dialog.tsx';
import type { MediaKind } from '../media/mediaChoice.ts';
import { permissionOf } from '../media/permissionOf.ts';
import { type Help, helpFor } from './helpFor.ts';
import { helpPlace } from './helpPlace.ts';

const steps = ['one', 'two', 'three'] as const;

/** How to allow the camera or microphone in this browser on this system. */
export function PermissionHelpDialog({ kind, onClose }: { kind: MediaKind; onClose: () => void }) {
  const { t } = useTranslation(['permissionHelp', 'common']);
  const [help, setHelp] = useState<Help>();
  useEffect(() => {
    void permissionOf(kind).then((permission) => setHelp(helpFor(helpPlace(navigator), permission)));
  }, [kind]);
  const device = t(`device.${kind}`);
  const place = t(`place.${kind}`);
  return (
    <Dialog
      title={t(`title.${kind}`)}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t('close', { ns: 'common' })}
    >
      {help && (
        <div className="flex flex-col gap-5">
          <p>{t(`by.${help.by}`, { device })}</p>
          {help.site && (
            <Steps
              title={t('siteTitle')}
              steps={steps.map((step) => t(`site.${help.site ?? 'other'}.${step}`, { device, place }))}
            />
          )}
          {help.system && (
            <Steps
              title={t(help.site ? 'systemThen' : 'systemTitle')}
              steps={steps.map((step) => t(`system.${help.system ?? 'macos'}.${step}`, { device, place }))}
            />
          )}
          <p className="text-muted text-sm">{t('afterwards')}</p>
        </div>
      )}
    </Dialog>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  const id = useId();
  return (
    <section className="flex flex-col gap-2">
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <ol aria-labelledby={id} className="flex list-decimal flex-col gap-1.5 pl-6">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
