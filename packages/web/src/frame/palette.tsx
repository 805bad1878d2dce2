import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './palette.module.css';
import { placesOf } from './places.ts';
import { useSession } from './session.ts';
import { useFoundCases } from './use-found-cases.ts';

/** Something that the palette can do beside going to a place. Like keys, it opens; it never decides. */
export type PaletteCommand = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly group?: string;
  readonly run: () => void;
};

const [store, actions] = createSpotlight();

/** Search and commands in one box: `/` or Ctrl-K. */
export function Palette({ onGo, commands }: { onGo: (path: string) => void; commands: readonly PaletteCommand[] }) {
  const { t } = useTranslation('frame');
  const session = useSession();
  const [typed, setTyped] = useState('');
  const found = useFoundCases(typed, onGo);
  const places = placesOf(session?.organisation.kind ?? null, session?.role).map((place) => ({
    id: place.path,
    label: t(`placeNames.${place.name}`),
    description: place.path,
    group: t('goTo'),
    onClick: () => onGo(place.path),
  }));
  const others = [...found, ...commands].map(({ run, ...command }) => ({ ...command, onClick: run }));
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={() => setTyped('')}
      actions={grouped([...others, ...places])}
      nothingFound={t('nothingFound')}
      searchProps={{ placeholder: t('search'), 'aria-label': t('searchLabel') }}
      scrollable
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ action: classes.action, actionsGroup: classes.group }}
      maxHeight={380}
    />
  );
}
Palette.open = actions.open;

type Action = { id: string; label: string; description?: string; group?: string; onClick: () => void };

function grouped(all: readonly Action[]) {
  const groups = new Map<string, Action[]>();
  for (const { group = '', ...action } of all) groups.set(group, [...(groups.get(group) ?? []), action]);
  return [...groups].map(([group, groupActions]) => ({ group, actions: groupActions }));
}
