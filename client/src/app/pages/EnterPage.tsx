import { signInByLink } from '@rapport/shared/identity/mailLinks.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { enterAs } from '../../features/identity/enterAs.ts';
import { fragmentValue } from '../../features/identity/fragmentValue.ts';
import { PublicComputerChoice } from '../../features/identity/PublicComputerChoice.tsx';
import { isCode } from '../../platform/api/isCode.ts';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { DeadLink } from './DeadLink.tsx';

/** Signs in by a link from a mail. By a press, because programs that look into mail open links as well. */
export function EnterPage() {
  const { t } = useTranslation('mailLinks');
  const errorText = useErrorText();
  const token = fragmentValue(useLocation().hash);
  const navigate = useNavigate();
  const [publicComputer, setPublic] = useState(false);
  const enter = useCommand(signInByLink, {
    onDone: (viewer) => {
      enterAs(viewer);
      void navigate('/', { replace: true });
    },
  });
  const isExpired = isCode(enter.error, 'link_expired');
  if (token.length < 20 || isExpired) {
    return <DeadLink title={t('enter.deadTitle')} why={isExpired ? t('enter.expired') : undefined} />;
  }
  return (
    <PublicFrame title={t('enter.title')} lead={t('enter.lead')}>
      {enter.error && <Banner tone="danger">{errorText(enter.error)}</Banner>}
      <PublicComputerChoice value={publicComputer} onChange={setPublic} />
      <Button
        variant="primary"
        size="lg"
        isPending={enter.isPending}
        onPress={() => enter.mutate({ body: { token, publicComputer } })}
      >
        {t('enter.submit')}
      </Button>
    </PublicFrame>
  );
}
