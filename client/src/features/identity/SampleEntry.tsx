import { continueAs, type SampleRole } from '@rapport/shared/identity/setUp.api';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { buttonLook } from '../../ui/buttonLook.ts';
import { enterAs } from './enterAs.ts';
import { otherLoopback } from './otherLoopback.ts';

/** The ways into the sample programme: the mentor here, the mentee in a window with cookies of its own. */
export function SampleEntry({
  code,
  onEntered,
}: {
  code: string;
  onEntered: (sessionId: string | null) => void;
}) {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  const enter = useCommand(continueAs, {
    onDone: ({ viewer, sessionId }) => {
      enterAs(viewer);
      onEntered(sessionId);
    },
  });
  const mentee = otherLoopback(new URL(`/setup?as=mentee#${code}`, window.location.href));
  const isEntering = (as: SampleRole) => enter.isPending && enter.variables.body.as === as;
  return (
    <div className="flex flex-col items-start gap-4">
      {enter.error && <Banner tone="danger">{errorText(enter.error)}</Banner>}
      <Button
        variant="primary"
        size="lg"
        isPending={isEntering('mentor')}
        onPress={() => enter.mutate({ body: { code, as: 'mentor' } })}
      >
        {t('sample.mentor')}
      </Button>
      {mentee && (
        <div className="flex flex-col gap-1.5">
          {/* noopener by default; the other window must not reach into this one. */}
          <a
            href={mentee.href}
            target="_blank"
            rel="noreferrer"
            className={`${buttonLook('plain', 'lg')} self-start`}
          >
            {t('sample.mentee')}
          </a>
          <p className="text-muted text-sm">{t('sample.menteeHint', { host: mentee.hostname })}</p>
        </div>
      )}
      <Button
        variant="quiet"
        className="-ml-4"
        isPending={isEntering('manager')}
        onPress={() => enter.mutate({ body: { code, as: 'manager' } })}
      >
        {t('sample.manager')}
      </Button>
    </div>
  );
}
