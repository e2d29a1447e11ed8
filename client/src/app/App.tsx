import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { BrowserRouter } from 'react-router';
import { queryClient } from '../platform/api/queryClient.ts';
import { reachability } from '../platform/api/reachability.ts';
import { AppRoutes } from '../routes.tsx';

/** The whole client: cache, reachability, routes. */
export function App() {
  useEffect(() => {
    const ends = [reachability.listen(), reachability.onReturn(() => void queryClient.invalidateQueries())];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <AppRoutes />
      </BrowserRouter>
    </QueryClientProvider>
  );
}
