import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../api/index.ts';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { useSession } from '../../frame/session.ts';
import { ActPanel, Acts, Inline } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { useOwnDesk } from './use-own-desk.ts';

/** Acknowledging names an owner, so that somebody at the unit knows whom to ask (R052). */
export function AcknowledgePanel({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const session = useSession();
  const { people } = useOwnDesk(view);
  const [chosen, setOwner] = useState<string | null>(null);
  const [deputy, setDeputy] = useState('');
  const [atOnce, setAtOnce] = useState(true);
  const owner = chosen ?? session?.person.id ?? '';
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.pseudonym ?? id;
  const missing = useMissing()({ [t('acknowledge.owner')]: owner !== '' });
  const acts = (): Act[] => [
    { kind: 'Acknowledge', data: { owner, deputy: deputy === '' ? null : deputy } },
    ...(atOnce ? [{ kind: 'StartReview', data: {} } as const] : []),
  ];
  const options = people.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }));
  return (
    <ActPanel title={t('acknowledge.title')} say={t('acknowledge.lead')}>
      <Inline>
        <NativeSelect
          label={t('acknowledge.owner')}
          value={owner}
          data={options}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('acknowledge.deputy')}
          value={deputy}
          data={[{ value: '', label: t('acknowledge.nobody') }, ...options.filter(({ value }) => value !== owner)]}
          onChange={(event) => setDeputy(event.currentTarget.value)}
        />
      </Inline>
      <Checkbox
        label={t('acknowledge.atOnce')}
        checked={atOnce}
        onChange={(event) => setAtOnce(event.currentTarget.checked)}
      />
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          shortcut="a"
          label={t(atOnce ? 'acknowledge.labelBoth' : 'acknowledge.label')}
          sentence={t('acknowledge.sentence', { unit: view.unit.name })}
          entries={[
            { key: 'owner', what: t('acknowledge.owner'), recorded: nameOf(owner) },
            {
              key: 'deputy',
              what: t('acknowledge.deputy'),
              recorded: deputy === '' ? t('acknowledge.nobody') : nameOf(deputy),
            },
            ...(atOnce ? [{ key: 'review', what: t('review.title'), recorded: t('review.begins') }] : []),
          ]}
          blocked={firstBlocked(stand(view, 'Acknowledge', 'analyst').blocked, missing)}
          acts={acts}
        />
      </Acts>
    </ActPanel>
  );
}
