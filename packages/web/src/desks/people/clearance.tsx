import { NumberInput, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CLEARANCE_MONTHS, monthsAfter } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { ConfirmList } from '../../kit/confirm-list.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import type { Desk } from '../../signing/desk-key.ts';
import { AskReason } from './ask-reason.tsx';
import classes from './people.module.css';
import { type DeskProps, useDeskAct, useDeskBlocked } from './use-desk.ts';

type Of = { readonly desk: Desk; readonly person: Desk['people'][number] };

/** Who may open restricted annexes: proposed by one person, confirmed by another, ended by one. */
export function Clearance({ desk, person, now }: Of & Pick<DeskProps, 'now'>) {
  // A hub and observers have no annex to read.
  if (desk.can['ProposeClearance'] !== true) return null;
  return person.clearedUntil === null ? (
    <Propose {...{ desk, person, now }} />
  ) : (
    <EndClearance desk={desk} person={person} />
  );
}

export function EndClearance({ desk, person }: Of) {
  const { t } = useTranslation('people');
  const blocked = useDeskBlocked(desk)('EndClearance');
  return (
    <AskReason
      label={t('list.clearEnd')}
      sentence={t('list.clearEndSay', { person: person.pseudonym })}
      blocked={blocked}
      act={(reason) =>
        client.call('EndClearance', { params: { id: desk.organisation }, body: { person: person.person, reason } })
      }
    />
  );
}

function Propose({ desk, person, now }: Of & Pick<DeskProps, 'now'>) {
  const { t } = useTranslation('people');
  const [opened, dialog] = useDisclosure(false);
  const [sponsor, setSponsor] = useState('');
  const [months, setMonths] = useState(CLEARANCE_MONTHS);
  const until = monthsAfter(now, months);
  const say = useSaying();
  const problem = useProblem();
  const give = useDeskAct(() =>
    client.call('ProposeClearance', {
      params: { id: desk.organisation },
      body: { person: person.person, sponsor, clearedUntil: until },
    }),
  );
  const missing = sponsor.trim().length < 3 ? { blocked: { sentence: t('list.clearFill') } } : {};
  return (
    <>
      <ActionButton onClick={dialog.open}>{t('list.clear')}</ActionButton>
      <ConfirmList
        opened={opened}
        onClose={dialog.close}
        title={t('list.clear')}
        sentence={t('list.clearSay', { person: person.pseudonym })}
        entries={[]}
        confirm={t('list.clear')}
        busy={give.isPending}
        onConfirm={() => give.mutate(undefined, { onSuccess: dialog.close })}
        {...missing}
      >
        <div className={classes.asked}>
          <TextInput
            label={t('list.sponsor')}
            value={sponsor}
            onChange={(event) => setSponsor(event.currentTarget.value)}
            maxLength={120}
            required
          />
          <NumberInput
            label={t('list.clearMonths')}
            description={t('list.clearUntil', { until: say.moment(Date.parse(until)) })}
            value={months}
            onChange={(value) => setMonths(Math.min(CLEARANCE_MONTHS, Math.max(1, Number(value) || 1)))}
            min={1}
            max={CLEARANCE_MONTHS}
          />
          {give.error && <Problem problem={problem(give.error)} />}
        </div>
      </ConfirmList>
    </>
  );
}
