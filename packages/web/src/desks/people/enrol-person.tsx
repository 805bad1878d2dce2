import { TextInput } from '@mantine/core';
import { partyCommandSchemas } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, useProblem } from '../../api/index.ts';
import { ActionButton, type Blocked } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { ActPanel, Acts, Inline } from '../acting/act-panel.tsx';
import { type DeskProps, useDeskAct, useDeskBlocked } from './use-desk.ts';

const NOBODY = { name: '', pseudonym: '', person: '' };
const { shape } = partyCommandSchemas.EnrolPerson;

/** A new person of the organisation: the name is sealed, the pseudonym is what others see. */
export function EnrolPerson({ desk }: DeskProps) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const [typed, setTyped] = useState(NOBODY);
  const [done, setDone] = useState<string | null>(null);
  const enrol = useDeskAct(() => client.call('EnrolPerson', { params: { id: desk.organisation }, body: typed }));
  const labels = { name: t('enrol.name'), pseudonym: t('enrol.pseudonym'), person: t('enrol.id') };
  const fields = Object.keys(labels) as (keyof typeof labels)[];
  const missing = fields.filter((field) => !shape[field].safeParse(typed[field]).success);
  const blocked: Blocked | undefined =
    useDeskBlocked(desk)('EnrolPerson') ??
    (missing.length > 0
      ? { sentence: t('needs', { fields: missing.map((field) => labels[field]).join(' · ') }) }
      : undefined);
  const give = (): void =>
    enrol.mutate(undefined, {
      onSuccess: () => {
        setDone(typed.pseudonym);
        setTyped(NOBODY);
      },
    });
  return (
    <ActPanel title={t('enrol.title')} say={t('enrol.lead')}>
      <Inline>
        {fields.map((field) => (
          <TextInput
            key={field}
            label={labels[field]}
            description={field === 'person' ? t('enrol.idHow') : undefined}
            value={typed[field]}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [field]: value }))}
            maxLength={field === 'name' ? 120 : 64}
            autoComplete="off"
          />
        ))}
      </Inline>
      <Acts>
        <ActionButton busy={enrol.isPending} blocked={blocked} onClick={give}>
          {t('enrol.do')}
        </ActionButton>
      </Acts>
      {done !== null && <p role="status">{t('enrol.done', { person: done })}</p>}
      {enrol.error && <Problem problem={problem(enrol.error)} />}
    </ActPanel>
  );
}
