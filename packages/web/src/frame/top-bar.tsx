import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon.tsx';
import { ColourSwitch } from './colour-switch.tsx';
import { useGo } from './desk-route.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Palette } from './palette.tsx';
import { PlaceLink } from './place-link.tsx';
import { useService, useSession } from './session.ts';
import classes from './top-bar.module.css';
import { WallClock } from './wall-clock.tsx';

export type TopBarProps = { onMenu: () => void; onHelp: () => void; onSignOut: (() => void) | undefined };

/** Organisation and role, search, colours, language, and the clock with its zone. */
export function TopBar({ onMenu, onHelp, onSignOut }: TopBarProps) {
  const { t } = useTranslation('frame');
  return (
    <header className={classes.bar} data-screen-only>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={classes.menu}
        aria-label={t('menu')}
        onClick={onMenu}
      >
        <Icon name="menu" />
      </ActionIcon>
      <a href="/" className={classes.brand} aria-label={t('title')}>
        <img src="/mark.svg" alt="" width={24} height={24} />
        <span>{t('title')}</span>
      </a>
      <Desk />
      <button type="button" className={classes.search} aria-label={t('searchLabel')} onClick={Palette.open}>
        <Icon name="search" size={16} />
        <span className={classes.searchWords}>{t('search')}</span>
        <kbd className={classes.key}>/</kbd>
      </button>
      <WallClock />
      <div className={classes.switches}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes.help}
          aria-label={t('keys.open')}
          onClick={onHelp}
        >
          <Icon name="keys" />
        </ActionIcon>
        <span className={classes.wide}>
          <LanguageSwitch />
          <ColourSwitch />
        </span>
        <Account onSignOut={onSignOut} />
      </div>
    </header>
  );
}

function Desk() {
  const { t } = useTranslation('frame');
  const session = useSession();
  if (!session) return <span className={classes.desk} />;
  return (
    <span className={classes.desk}>
      <strong dir="auto">{session.organisation.name}</strong>
      <span className={classes.role}>{t(`roles.${session.role}`)}</span>
    </span>
  );
}

function Account({ onSignOut }: { onSignOut: (() => void) | undefined }) {
  const { t } = useTranslation('frame');
  const session = useSession();
  const { demonstration } = useService();
  const go = useGo();
  if (!session)
    return (
      <PlaceLink to="/sign-in" className={classes.signIn ?? ''}>
        {t('signIn')}
      </PlaceLink>
    );
  const who = t('signedInAs', { person: session.person.name, role: t(`roles.${session.role}`) });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={who}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{who}</Menu.Label>
        <Menu.Item onClick={() => go('/people')}>{t('placeNames.people')}</Menu.Item>
        <Menu.Item onClick={() => go('/public')}>{t('placeNames.publicFigures')}</Menu.Item>
        {demonstration && <Menu.Item onClick={() => go('/sign-in')}>{t('beSomeoneElse')}</Menu.Item>}
        <Menu.Item onClick={onSignOut}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
