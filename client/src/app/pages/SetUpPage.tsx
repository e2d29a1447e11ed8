import { readInstallation, type Viewer } from '@rapport/shared/identity/identity.api';
import { sampleRole, setUpSample } from '@rapport/shared/identity/setUp.api';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { EnterAtOnce } from '../../features/identity/EnterAtOnce.tsx';
import { enterAs } from '../../features/identity/enterAs.ts';
import { fragmentValue } from '../../features/identity/fragmentValue.ts';
import { SampleEntry } from '../../features/identity/SampleEntry.tsx';
import { SetUpForm } from '../../features/identity/SetUpForm.tsx';
import { ownZone } from '../../features/identity/ZoneField.tsx';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { buttonLook } from '../../ui/buttonLook.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PublicFrame } from '../PublicFrame.tsx';

/** First run: try the sample, or begin for real. The one-time code is the address's fragment, which no server logs. */
export function SetUpPage() {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  const code = fragmentValue(useLocation().hash);
  const as = sampleRole.safeParse(useSearchParams()[0].get('as'));
  const navigate = useNavigate();
  const installation = useOperation(readInstallation, {});
  const onEntered = (sessionId: string | null) =>
    navigate(sessionId ? `/s/${sessionId}` : '/', { replace: true });

  if (installation.error) {
    return (
      <PublicFrame title={t('setUp.title')}>
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(installation.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: () => void installation.refetch() }}
        />
      </PublicFrame>
    );
  }
  if (!installation.data) {
    return (
      <PublicFrame title={t('setUp.title')}>
        <Skeleton label={t('loading', { ns: 'common' })} />
      </PublicFrame>
    );
  }
  const { state, organisation } = installation.data;
  if (state === 'real') {
    return (
      <PublicFrame
        title={t('setUp.doneTitle')}
        lead={t('setUp.doneText', { organisation: organisation ?? '' })}
      >
        <div>
          <Link to="/sign-in" className={buttonLook('primary', 'lg')}>
            {t('setUp.doneAction')}
          </Link>
        </div>
      </PublicFrame>
    );
  }
  if (code === '') {
    return (
      <PublicFrame title={t('setUp.noCode')} lead={t('setUp.noCodeText')}>
        {null}
      </PublicFrame>
    );
  }
  if (state === 'sample' && as.success) {
    return (
      <PublicFrame title={t('sample.title')}>
        <EnterAtOnce code={code} as={as.data} onEntered={onEntered} />
      </PublicFrame>
    );
  }
  return <Ways code={code} isSample={state === 'sample'} onEntered={onEntered} />;
}

function Ways({
  code,
  isSample,
  onEntered,
}: {
  code: string;
  isSample: boolean;
  onEntered: (sessionId: string | null) => void;
}) {
  const { t } = useTranslation('identity');
  const onDone = (viewer: Viewer) => {
    enterAs(viewer);
    onEntered(null);
  };
  return (
    <PublicFrame
      title={t(isSample ? 'sample.title' : 'setUp.title')}
      lead={t(isSample ? 'sample.lead' : 'setUp.lead')}
    >
      {isSample ? <SampleEntry code={code} onEntered={onEntered} /> : <TrySample code={code} />}
      <hr className="border-hairline" />
      <Section title={t('setUp.realTitle')} text={t(isSample ? 'setUp.realTextSample' : 'setUp.realText')}>
        <SetUpForm code={code} onDone={onDone} />
      </Section>
    </PublicFrame>
  );
}

function TrySample({ code }: { code: string }) {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  // The installation's new state turns this page into the ways in.
  const make = useCommand(setUpSample, { invalidates: [readInstallation] });
  return (
    <Section title={t('setUp.sampleTitle')} text={t('setUp.sampleText')}>
      {make.error && <Banner tone="danger">{errorText(make.error)}</Banner>}
      <div>
        <Button
          variant="primary"
          size="lg"
          isPending={make.isPending}
          onPress={() => make.mutate({ body: { code, zone: ownZone() } })}
        >
          {t('setUp.sampleSubmit')}
        </Button>
      </div>
    </Section>
  );
}
