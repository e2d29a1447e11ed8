import { Outlet } from 'react-router';
import { Shell } from './Shell.tsx';

/** The usual page: under the top bar. */
export function ShellLayout() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
