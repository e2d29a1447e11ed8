import { Outlet } from 'react-router';
import { NoticesLink } from '../features/messaging/NoticesLink.tsx';
import { Shell } from './Shell.tsx';

/** The usual page: under the top bar. */
export function ShellLayout() {
  return (
    <Shell notices={<NoticesLink />}>
      <Outlet />
    </Shell>
  );
}
