import { NativeSelect } from '@mantine/core';
import { type List, readList } from '@remit/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, keys, useParameterSets, useProblem } from '../../../api/index.ts';
import { useGo, useSearchPart } from '../../../frame/desk-route.ts';
import { Page } from '../../../frame/page.tsx';
import { useSession } from '../../../frame/session.ts';
import { ActionButton, type Blocked } from '../../../kit/action-button.tsx';
import { keepFocus } from '../../../kit/keep-focus.ts';
import { Problem } from '../../../kit/problem.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportResult } from './import-result.tsx';
import classes from './import.module.css';
import { withLeftOut } from './left-out.ts';
import { ListProblems } from './list-problems.tsx';
import { type ImportView, rowsOfList } from './rows-of-list.ts';

type Chosen = { readonly name: string; readonly list: List };

/** A list of addresses: read in this browser, tried without consequence, then imported into drafts. */
export function ImportPage() {
  const { t } = useTranslation('importWords');
  const go = useGo();
  const problem = useProblem();
  const cache = useQueryClient();
  const earlier = useSearchPart('id');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [template, setTemplate] = useState('');
  const stored = useQuery({
    queryKey: keys.import(earlier ?? ''),
    queryFn: () => client.call('importResult', { params: { id: earlier! } }),
    enabled: earlier !== null,
  });
  const give = useMutation({
    mutationFn: async ({ dryRun }: { dryRun: boolean }): Promise<ImportView> =>
      client.call('importList', {
        body: {
          fileName: chosen!.name.slice(0, 200),
          dryRun,
          template: template || null,
          header: {},
          rows: rowsOfList(chosen!.list),
        },
      }),
    onSuccess: (view) => {
      if (view.dryRun) return;
      // The list is imported once, and the button leaves with it.
      keepFocus('#import-result');
      for (const queryKey of [keys.queues, keys.counts]) void cache.invalidateQueries({ queryKey });
    },
  });
  const result = give.data ?? (chosen ? null : stored.data) ?? null;
  const blocked: Blocked | undefined =
    chosen === null || chosen.list.rows.length === 0 ? { sentence: t('chooseFirst') } : undefined;
  const real = give.data?.dryRun === false;
  return (
    <Page title={t('title')} lead={t('lead')} onBack={() => go('/unit')}>
      <div className={classes.steps}>
        <ChooseFile
          name={chosen?.name ?? null}
          onChoose={async (file) => {
            give.reset();
            setChosen({ name: file.name, list: readList(new Uint8Array(await file.arrayBuffer())) });
          }}
        />
        {chosen && <ListProblems list={chosen.list} />}
        <TemplateChoice
          value={template}
          onChange={(chosenTemplate) => {
            // What was checked was checked with the other template; what was imported stays as it was.
            if (!real) give.reset();
            setTemplate(chosenTemplate);
          }}
        />
        {!real && (
          <div className={classes.buttons}>
            <ActionButton
              kind={result ? 'plain' : 'primary'}
              blocked={blocked}
              busy={give.isPending && give.variables.dryRun}
              onClick={() => give.mutate({ dryRun: true })}
            >
              {t('dryRun')}
            </ActionButton>
            <ActionButton
              kind={result ? 'primary' : 'plain'}
              blocked={blocked ?? (result ? undefined : { sentence: t('tryFirst') })}
              busy={give.isPending && !give.variables.dryRun}
              onClick={() => give.mutate({ dryRun: false })}
            >
              {t('import')}
            </ActionButton>
          </div>
        )}
        {(give.error ?? stored.error) && (
          <Problem problem={problem(give.error ?? stored.error)} kept={give.error ? t('kept') : undefined} />
        )}
      </div>
      {result && <ImportResult view={withLeftOut(result, give.data ? (chosen?.list ?? null) : null)} />}
    </Page>
  );
}

function TemplateChoice({ value, onChange }: { value: string; onChange: (template: string) => void }) {
  const { t } = useTranslation('importWords');
  const session = useSession();
  const sets = useParameterSets().data?.sets ?? [];
  const templates = sets.find(({ unit }) => unit === session?.organisation.id)?.itemTemplates ?? [];
  return (
    <NativeSelect
      label={t('template')}
      description={t('templateHow')}
      value={value}
      maw="26rem"
      data={[
        { value: '', label: t('templateNone') },
        ...templates.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
