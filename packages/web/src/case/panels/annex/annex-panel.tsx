import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseView, useBlocked } from '../../../api/index.ts';
import { ActPanel, Acts } from '../../../desks/acting/act-panel.tsx';
import { ActionButton, type Blocked } from '../../../kit/action-button.tsx';
import { useSaying } from '../../../kit/use-saying.ts';
import classes from '../../case.module.css';
import type { CasePanelProps } from '../panel.ts';
import type { ActDialogProps } from '../unit/act-dialog.tsx';
import { AttachAnnex, TakeOffAnnex } from './attach-annex.tsx';
import { OpenAnnex } from './open-annex.tsx';

const DIALOGS = { AttachAnnex, OpenAnnex, DestroyAnnex: TakeOffAnnex } as const satisfies Record<
  string,
  ComponentType<ActDialogProps>
>;
type AnnexAct = keyof typeof DIALOGS;

/** That there is a restricted annex, who of the own desk may open it, and what this person may do with it. */
export function AnnexPanel({ view }: CasePanelProps) {
  const { t } = useTranslation('annex');
  const blocked = useBlocked(view);
  const [open, setOpen] = useState<AnnexAct | null>(null);
  const live = view.annex !== null && view.annex.destroyedAt === null;
  const mayAttach = view.can['AttachAnnex'] === true;
  const Dialog = open === null ? null : DIALOGS[open];
  return (
    <ActPanel title={t('title')} say={<Standing annex={view.annex} />}>
      {live && <Cleared names={view.annex?.cleared ?? []} />}
      <Acts>
        {live && (
          <ActionButton
            blocked={withNobody(blocked('OpenAnnex'), view.annex?.cleared ?? [])}
            onClick={() => setOpen('OpenAnnex')}
          >
            {t('open')}
          </ActionButton>
        )}
        {mayAttach && (
          <ActionButton onClick={() => setOpen('AttachAnnex')}>{t(live ? 'replace' : 'attach')}</ActionButton>
        )}
        {view.can['DestroyAnnex'] === true && (
          <ActionButton kind="quiet" onClick={() => setOpen('DestroyAnnex')}>
            {t('takeOff')}
          </ActionButton>
        )}
      </Acts>
      {Dialog && <Dialog view={view} onClose={() => setOpen(null)} />}
    </ActPanel>
  );
}

/** Where nobody of the desk is cleared there is nobody to ask. */
const withNobody = (blocked: Blocked | undefined, cleared: readonly string[]): Blocked | undefined =>
  blocked?.code === 'not-cleared' && cleared.length === 0 ? { ...blocked, change: undefined } : blocked;

function Standing({ annex }: Pick<CaseView, 'annex'>) {
  const { t } = useTranslation('annex');
  const { moment } = useSaying();
  if (!annex) return t('none');
  if (annex.destroyedAt !== null) return t('destroyed', { at: moment(Date.parse(annex.destroyedAt)) });
  return t('standing', { at: moment(Date.parse(annex.attachedAt)) });
}

/** Whom to ask: colleagues alone, since every desk sees to its own. */
function Cleared({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('annex');
  if (names.length === 0) return <p className={classes.cleared}>{t('nobody')}</p>;
  return (
    <div className={classes.cleared}>
      {t('cleared')}
      <ul>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
