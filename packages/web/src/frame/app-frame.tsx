import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../kit/connection-lost.tsx';
import { ZoneContext } from '../kit/use-now.ts';
import classes from './app-frame.module.css';
import { ColourSwitch } from './colour-switch.tsx';
import { DemonstrationBanner } from './demonstration-banner.tsx';
import { KeysOverlay } from './keys-overlay.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Palette, type PaletteCommand } from './palette.tsx';
import type { PlaceCounts } from './places.ts';
import { useSession } from './session.ts';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';

export type AppFrameProps = {
  path: string;
  onGo: (path: string) => void;
  counts?: PlaceCounts | undefined;
  commands?: readonly PaletteCommand[] | undefined;
  onSignOut?: (() => void) | undefined;
  children: ReactNode;
};

/** What stands around every page: banner, places, search, clock, and the one main landmark. */
export function AppFrame({ path, onGo, counts = {}, commands = [], onSignOut, children }: AppFrameProps) {
  const { t } = useTranslation('frame');
  const session = useSession();
  const [menu, drawer] = useDisclosure(false);
  const [help, keys] = useDisclosure(false);
  useKeys([
    { keys: '?', label: t('keys.help'), run: keys.open, group: 'everywhere' },
    { keys: 'mod+k', label: t('keys.palette'), run: Palette.open, group: 'everywhere' },
    { keys: '/', label: t('keys.search'), run: Palette.open, group: 'everywhere' },
  ]);
  const nav = <SideNav path={path} counts={counts} onGo={(to) => (drawer.close(), onGo(to))} />;
  const frame = (
    <div className={classes.frame}>
      <a href="#main" className={classes.skip} data-screen-only>
        {t('skip')}
      </a>
      <DemonstrationBanner />
      <TopBar onMenu={drawer.open} onHelp={keys.open} onSignOut={onSignOut} />
      <ConnectionLost />
      <div className={classes.columns}>
        <aside className={classes.side} data-screen-only>
          {nav}
        </aside>
        <main id="main" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      <Drawer
        opened={menu}
        onClose={drawer.close}
        title={t('places')}
        size="17rem"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {nav}
        <div className={classes.switches}>
          <LanguageSwitch />
          <ColourSwitch />
        </div>
      </Drawer>
      <KeysOverlay opened={help} onClose={keys.close} />
      <Palette onGo={onGo} commands={commands} />
    </div>
  );
  return session ? <ZoneContext value={session.zone}>{frame}</ZoneContext> : frame;
}
