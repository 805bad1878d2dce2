import { TextInput } from '@mantine/core';
import { RECHECK_FINDINGS } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Choice } from '../../kit/choice.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { Acts, Inline } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { fromLocalField, toLocalField } from '../acting/local-time.ts';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { ItemChoice } from './item-choice.tsx';
import classes from './platform.module.css';

/** A dated statement of what was seen at the address; the service itself never looks (D9). */
export function RecheckForm({ view }: CasePanelProps) {
  const { t } = useTranslation(['platform', 'codes']);
  const say = useSaying();
  const now = useNow();
  const items = view.items.filter(({ decision }) => decision !== null);
  const [itemId, setItem] = useState(items[0]?.id ?? '');
  const [finding, setFinding] = useState<(typeof RECHECK_FINDINGS)[number] | null>(null);
  const [at, setAt] = useState(() => toLocalField(now));
  const instant = fromLocalField(at);
  const missing = useMissing()({
    [t('platform:recheck.finding')]: finding !== null,
    [t('platform:recheck.at')]: instant !== null,
  });
  return (
    <>
      <p className={classes.quiet}>{t('platform:recheck.lead')}</p>
      <ItemChoice view={view} items={items} value={itemId} onChange={setItem} />
      <Inline>
        <Choice
          label={t('platform:recheck.finding')}
          value={finding}
          options={RECHECK_FINDINGS.map((value) => ({ value, label: t(`codes:recheck.${value}`) }))}
          onChange={setFinding}
        />
        <TextInput
          type="datetime-local"
          label={t('platform:recheck.at')}
          value={at}
          max={toLocalField(now)}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      </Inline>
      <Acts>
        <ConfirmAct
          on={view}
          label={t('platform:recheck.label')}
          sentence={t('platform:recheck.sentence')}
          entries={[
            {
              key: 'recheck',
              what: t('platform:recheck.finding'),
              recorded: `${finding ? t(`codes:recheck.${finding}`) : ''} · ${instant ? say.moment(Date.parse(instant)) : ''}`,
            },
          ]}
          blocked={firstBlocked(stand(view, 'AttestRecheck', 'analyst').blocked, missing)}
          onDone={() => setFinding(null)}
          acts={() => [{ kind: 'AttestRecheck', data: { itemId, finding: finding!, seenAt: instant! } }]}
        />
      </Acts>
    </>
  );
}
