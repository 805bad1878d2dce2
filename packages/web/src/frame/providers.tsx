import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { styleNonce } from './style-nonce.ts';
import { theme } from './theme.ts';
import './tokens.css';
import './print.css';

const colours = localStorageColorSchemeManager({ key: 'remit-colours' });

/**
 * Answers are kept for a while and asked again when the window comes back; a write is never repeated by itself, and never
 * waits in silence for a connection: it fails at once, and says so.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: 1, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Everything that must be around the frame and the kit. */
export function Providers({ children, client = queryClient }: { children: ReactNode; client?: QueryClient }) {
  return (
    <DirectionProvider initialDirection="ltr" detectDirection>
      <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colours} getStyleNonce={styleNonce}>
        <QueryClientProvider client={client}>
          <Notifications position="top-center" autoClose={3500} />
          {children}
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
