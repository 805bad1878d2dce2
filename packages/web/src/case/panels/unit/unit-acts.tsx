import { type CommandKind, mayOverride, type RefusalCode, type Role, TRANSITIONS } from '@remit/protocol';
import { useRef, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../../../kit/use-saying.ts';
import { type CaseView, useBlocked, useReason } from '../../../api/index.ts';
import { useGo } from '../../../frame/desk-route.ts';
import { useKeys } from '../../../frame/use-keys.ts';
import { ActionButton, type Blocked } from '../../../kit/action-button.tsx';
import classes from '../../case.module.css';
import type { CasePanelProps } from '../panel.ts';
import type { ActDialogProps } from './act-dialog.tsx';
import * as dialogs from './dialogs.tsx';

type UnitAct = keyof typeof DIALOGS;

/** Each act of the unit with the step in which it is confirmed, in the order in which the buttons stand. */
const DIALOGS = {
  ApproveLock1: dialogs.ApproveLock1,
  AnswerClarification: dialogs.AnswerClarification,
  OverrideLocator: dialogs.OverrideLocator,
  ReturnLock1: dialogs.ReturnLock1,
  StopReferral: dialogs.StopReferral,
  AskReconsideration: dialogs.AskReconsideration,
  ReleaseHold: dialogs.ReleaseHold,
  AttestRecheck: dialogs.AttestRecheck,
  PlaceHold: dialogs.PlaceHold,
  CorrectItem: dialogs.CorrectItem,
  RenewUse: dialogs.RenewUse,
  Withdraw: dialogs.Withdraw,
  DiscardDraft: dialogs.DiscardDraft,
} as const satisfies Partial<Record<CommandKind, ComponentType<ActDialogProps>>>;
const PRIMARY: readonly UnitAct[] = ['ApproveLock1', 'AnswerClarification', 'AskReconsideration'];
/** The keys of a desk (screens.md, Frame). Each opens the step where the act is confirmed. */
const KEYS: Partial<Record<UnitAct, string>> = { ApproveLock1: 'd', AnswerClarification: 'c' };
const UNIT_ROLES: readonly Role[] = ['LE_OFFICER', 'LE_SUPERVISOR'];

/** The matrix says which acts of the unit exist in this state; the rest is not shown, because nobody here could do it. */
const actsIn = ({ status }: CaseView): readonly UnitAct[] =>
  (Object.keys(DIALOGS) as UnitAct[]).filter((kind) =>
    UNIT_ROLES.some((role) => TRANSITIONS[kind][status]?.by.includes(role)),
  );

/** Acts of one's own role, and those that only a colleague in another role has: named in one line, not five times. */
function byRole(view: CaseView): readonly [readonly UnitAct[], readonly UnitAct[]] {
  const acts = actsIn(view);
  const mine = acts.filter((kind) => (view.can[kind] ?? 'not-your-role') !== 'not-your-role');
  return [mine, acts.filter((kind) => !mine.includes(kind))];
}

/** What the unit can do now, each button with its rule where it may not be pressed. */
export function UnitActs({ view }: CasePanelProps) {
  const { t } = useTranslation('caseWords');
  const say = useSaying();
  const go = useGo();
  const blocked = useActBlocked(view);
  const [open, setOpen] = useState<UnitAct | null>(null);
  const opener = useRef<Element | null>(null);
  const show = (kind: UnitAct): void => {
    opener.current = document.activeElement;
    setOpen(kind);
  };
  // The dialog leaves the page whole, and with it whatever would have given the focus back.
  const close = (): void => {
    setOpen(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const [acts, others] = byRole(view);
  const mayRevise = view.can['ReviseDraft'] === true;
  useKeys(
    acts.flatMap((kind) => {
      const key = KEYS[kind];
      if (key === undefined || blocked(kind)) return [];
      return [{ keys: key, label: t(`act.${kind}`), run: () => show(kind), group: 'desk' as const }];
    }),
  );
  const Dialog = open === null ? null : DIALOGS[open];
  return (
    <section className={classes.acts} aria-label={t('section.acts')}>
      <h2>{t('section.acts')}</h2>
      <div className={classes.buttons}>
        {mayRevise && (
          <ActionButton kind="primary" onClick={() => go(`/unit/new?draft=${view.id}`)}>
            {t('act.ContinueDraft')}
          </ActionButton>
        )}
        {acts.map((kind) => (
          <ActionButton
            key={kind}
            kind={PRIMARY.includes(kind) && !blocked(kind) ? 'primary' : 'plain'}
            blocked={blocked(kind)}
            {...(KEYS[kind] ? { shortcut: KEYS[kind] } : {})}
            onClick={() => show(kind)}
          >
            {t(`act.${kind}`)}
          </ActionButton>
        ))}
        {view.status !== 'DRAFT' && (
          <ActionButton kind="quiet" onClick={() => go(`/unit/new?like=${view.id}`)}>
            {t('act.NewLike')}
          </ActionButton>
        )}
      </div>
      {others.length > 0 && (
        <p className={classes.others}>
          {t('act.otherRole', { acts: say.list(others.map((kind) => t(`act.${kind}`))) })}
        </p>
      )}
      {Dialog && <Dialog view={view} onClose={close} />}
    </section>
  );
}

/** What the commands' own rules would say, as far as the case itself shows it: better before the dialog than after. */
const RULES: Partial<Record<UnitAct, (view: CaseView) => RefusalCode | undefined>> = {
  ApproveLock1: ({ items }) =>
    items.some((item) => item.reread && item.blind === null) ? 'rereading-missing' : undefined,
  AskReconsideration: ({ reconsideration }) => (reconsideration ? 'reconsideration-used' : undefined),
  OverrideLocator: ({ items }) =>
    items.some((item) => item.override === null && mayOverride(item.content)) ? undefined : 'override-not-needed',
};

/** The matrix first, then those rules. */
function useActBlocked(view: CaseView): (kind: UnitAct) => Blocked | undefined {
  const matrix = useBlocked(view);
  const reason = useReason();
  return (kind) => {
    const no = matrix(kind);
    if (no) return no;
    const rule = RULES[kind]?.(view);
    return rule === undefined ? undefined : reason(rule, view.status);
  };
}
