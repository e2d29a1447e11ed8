import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { matchPath, Route, Routes } from 'react-router';
import { RootLayout } from './app/RootLayout.tsx';
import { withTexts } from './platform/i18n/i18n.ts';
import type { Namespace } from './platform/i18n/texts.ts';

const publicPaths = ['/sign-in', '/sign-out', '/setup', '/join', '/reset', '/by-mail', '/enter', '/guest'];
const opensSignedIn = !publicPaths.includes(window.location.pathname);

/**
 * A page whose code and words are loaded together when somebody goes there. Where the app is opened with it, loading
 * starts at once, not after what surrounds the page has been loaded and knows who is signed in.
 */
function page(
  isOpenedFirst: boolean,
  namespaces: Namespace[],
  load: () => Promise<ComponentType>,
): LazyExoticComponent<ComponentType> {
  const start = async () => {
    const Component = await withTexts(load(), ...namespaces);
    return { default: Component };
  };
  const started = isOpenedFirst ? start() : undefined;
  // The failure belongs to whoever renders the page; until then nobody listens.
  started?.catch(() => undefined);
  return lazy(() => started ?? start());
}

const opensAt = (path: string) => matchPath(path, window.location.pathname) !== null;

const SignIn = page(
  opensAt('/sign-in'),
  ['identity'],
  async () => (await import('./app/pages/SignInPage.tsx')).SignInPage,
);
const SignOut = page(
  opensAt('/sign-out'),
  ['signOut'],
  async () => (await import('./app/pages/SignOutPage.tsx')).SignOutPage,
);
const SetUp = page(
  opensAt('/setup'),
  ['identity'],
  async () => (await import('./app/pages/SetUpPage.tsx')).SetUpPage,
);
const Join = page(
  opensAt('/join'),
  ['identity'],
  async () => (await import('./app/pages/JoinPage.tsx')).JoinPage,
);
const Reset = page(
  opensAt('/reset'),
  ['identity'],
  async () => (await import('./app/pages/ResetPage.tsx')).ResetPage,
);

const MailLink = page(
  opensAt('/by-mail'),
  ['identity', 'mailLinks'],
  async () => (await import('./app/pages/MailLinkPage.tsx')).MailLinkPage,
);
const Enter = page(
  opensAt('/enter'),
  ['identity', 'mailLinks'],
  async () => (await import('./app/pages/EnterPage.tsx')).EnterPage,
);
const Guest = page(false, ['guests'], async () => (await import('./app/pages/GuestPage.tsx')).GuestPage);

const SignedIn = page(opensSignedIn, ['shell'], async () => (await import('./app/SignedIn.tsx')).SignedIn);
const Shell = page(
  opensSignedIn && !opensAt('/s/:sessionId'),
  [],
  async () => (await import('./app/ShellLayout.tsx')).ShellLayout,
);
const Home = page(
  opensAt('/'),
  ['home', 'mentorships', 'booking', 'identity'],
  async () => (await import('./app/pages/HomePage.tsx')).HomePage,
);
const People = page(
  opensAt('/people'),
  ['identity'],
  async () => (await import('./app/pages/PeoplePage.tsx')).PeoplePage,
);
const Pair = page(
  opensAt('/pairs/:mentorshipId'),
  ['mentorships', 'booking', 'meeting', 'actions', 'notices'],
  async () => (await import('./app/pages/PairPage.tsx')).PairPage,
);
const Profile = page(
  opensAt('/me'),
  ['identity', 'availability', 'calendar', 'notices', 'device'],
  async () => (await import('./app/pages/ProfilePage.tsx')).ProfilePage,
);
const Session = page(
  opensAt('/s/:sessionId'),
  ['call', 'view', 'panel', 'actions', 'booking'],
  async () => (await import('./app/pages/SessionPage.tsx')).SessionPage,
);
const Notices = page(
  opensAt('/notices'),
  ['notices'],
  async () => (await import('./app/pages/NoticesPage.tsx')).NoticesPage,
);
const Operations = page(
  opensAt('/installation'),
  ['work'],
  async () => (await import('./app/pages/OperationsPage.tsx')).OperationsPage,
);
const NotFound = page(false, [], async () => (await import('./app/pages/NotFoundPage.tsx')).NotFoundPage);

/** Every address of the app. React Router's data mode would weigh 18 kB more; reading is react-query's work here. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<RootLayout />}>
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/sign-out" element={<SignOut />} />
        <Route path="/setup" element={<SetUp />} />
        <Route path="/join" element={<Join />} />
        <Route path="/reset" element={<Reset />} />
        <Route path="/by-mail" element={<MailLink />} />
        <Route path="/enter" element={<Enter />} />
        <Route path="/guest" element={<Guest />} />
        <Route element={<SignedIn />}>
          <Route path="/s/:sessionId" element={<Session />} />
          <Route element={<Shell />}>
            <Route index element={<Home />} />
            <Route path="/people" element={<People />} />
            <Route path="/pairs/:mentorshipId" element={<Pair />} />
            <Route path="/notices" element={<Notices />} />
            <Route path="/installation" element={<Operations />} />
            <Route path="/me" element={<Profile />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Route>
      </Route>
    </Routes>
  );
}
