import './zod-jitless.ts';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './frame/providers.tsx';
import { router } from './frame/router.tsx';
import { startKeys } from './frame/use-keys.ts';
import { startWords } from './words/words.ts';

startKeys(window);
await startWords();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
