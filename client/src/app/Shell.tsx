import { Download, LogOut, Server, UserRound } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useNavigate } from 'react-router';
import { useViewer } from '../features/identity/index.ts';
import { hasInstallOffer, onInstallOffer, takeInstallOffer } from '../platform/install/installOffer.ts';
import { isPublicComputer } from '../platform/publicComputer.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { classes } from '../ui/classes.ts';
import { MenuButton } from '../ui/MenuButton.tsx';
import { AtRest } from './AtRest.tsx';
import { SampleBanner } from './SampleBanner.tsx';
import { SeenFrom } from './SeenFrom.tsx';
import { useSignOut } from './useSignOut.ts';
import { Wordmark } from './Wordmark.tsx';

/** Top bar and main part of a page. @param notices the way to what one was told */
export function Shell({ children, notices }: { children: ReactNode; notices?: ReactNode }) {
  const { t } = useTranslation('shell');
  const viewer = useViewer();
  const seesPeople = viewer.admin || viewer.manages.length > 0;
  return (
    <>
      <AtRest />
      <SampleBanner />
      <header className="border-hairline border-b bg-page print:hidden">
        <div className="mx-auto flex min-h-14 w-full max-w-5xl items-center gap-2 px-5 sm:gap-6 sm:px-8">
          <Link to="/" className="-ml-1 inline-flex min-h-11 items-center rounded-control px-1">
            <Wordmark />
          </Link>
          <nav aria-label={t('nav.label')} className="flex flex-1 items-center gap-1">
            <BarLink to="/">{t('nav.home')}</BarLink>
            {seesPeople && <BarLink to="/people">{t('nav.people')}</BarLink>}
          </nav>
          {notices}
          <AccountMenu />
        </div>
      </header>
      <SeenFrom />
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col">
        {children}
      </main>
    </>
  );
}

function BarLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <NavLink
      to={to}
      end
      className={({ isActive }) =>
        classes(
          'inline-flex min-h-9 items-center rounded-control px-3 font-medium transition-colors coarse:min-h-11',
          isActive ? 'text-ink' : 'text-muted hover:text-ink',
        )
      }
    >
      {children}
    </NavLink>
  );
}

function AccountMenu() {
  const { t } = useTranslation('shell');
  const viewer = useViewer();
  const navigate = useNavigate();
  const mayInstall = useSyncExternalStore(onInstallOffer, hasInstallOffer);
  const signOut = useSignOut();
  return (
    <MenuButton
      label={t('nav.account', { name: viewer.name })}
      className="inline-flex min-h-9 items-center justify-center gap-2 rounded-control px-1.5 py-1 hover:bg-ink/7 coarse:min-h-11 coarse:min-w-11"
      items={[
        {
          id: 'profile',
          label: t('nav.profile'),
          icon: <UserRound size={20} aria-hidden />,
          onAction: () => void navigate('/me'),
        },
        ...(viewer.admin
          ? [
              {
                id: 'installation',
                label: t('nav.installation'),
                icon: <Server size={20} aria-hidden />,
                onAction: () => void navigate('/installation'),
              },
            ]
          : []),
        ...(mayInstall && !isPublicComputer()
          ? [
              {
                id: 'install',
                label: t('nav.install'),
                icon: <Download size={20} aria-hidden />,
                onAction: () => void takeInstallOffer(),
              },
            ]
          : []),
        {
          id: 'sign-out',
          label: t('nav.signOut'),
          icon: <LogOut size={20} aria-hidden />,
          onAction: () => signOut.mutate({}),
        },
      ]}
    >
      <Avatar name={viewer.name} size="sm" />
      <span className="hidden max-w-40 truncate sm:inline">{viewer.name}</span>
    </MenuButton>
  );
}
