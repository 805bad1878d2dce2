import { useTranslation } from 'react-i18next';
import { useTakeRole } from '../api/index.ts';
import type { PaletteCommand } from './palette.tsx';
import { useSession } from './session.ts';

/** What the palette offers beside places: acting in another of one's roles. */
export function useCommands(): readonly PaletteCommand[] {
  const { t } = useTranslation('frame');
  const session = useSession();
  const takeRole = useTakeRole();
  return (session?.roles ?? [])
    .filter((role) => role !== session?.role)
    .map((role) => ({
      id: `role-${role}`,
      label: t('actAs', { role: t(`roles.${role}`) }),
      group: t('roleGroup'),
      run: () => takeRole.mutate(role),
    }));
}
