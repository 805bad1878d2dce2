import { Button, Modal } from '@mantine/core';
import { annexDigest } from '@remit/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, type CaseView, client, keys, useProblem } from '../../../api/index.ts';
import { ProseField } from '../../../desks/acting/prose-field.tsx';
import { ConfirmList } from '../../../kit/confirm-list.tsx';
import { Problem } from '../../../kit/problem.tsx';
import dialog from '../../../kit/confirm-list.module.css';
import classes from '../../case.module.css';
import type { ActDialogProps } from '../unit/act-dialog.tsx';

type Words = Answer<'OpenAnnex'>['annex'];

/** Before it is opened: that this is recorded, and who reads that. Afterwards the words, until the dialog is closed. */
export function OpenAnnex({ view, onClose }: ActDialogProps) {
  const [words, setWords] = useState<Words | null>(null);
  return words === null ? (
    <AskReason view={view} onClose={onClose} onWords={setWords} />
  ) : (
    <Opened view={view} words={words} onClose={onClose} />
  );
}

function AskReason({ view, onClose, onWords }: ActDialogProps & { onWords: (words: Words) => void }) {
  const { t } = useTranslation('annex');
  const [reason, setReason] = useState('');
  const open = useOpening(view);
  const problem = useProblem();
  const missing = reason.trim().length < 10;
  return (
    <ConfirmList
      opened
      onClose={onClose}
      title={t('open')}
      sentence={t('openSay')}
      entries={[]}
      confirm={t('open')}
      onConfirm={() => open.mutate(reason.trim(), { onSuccess: ({ annex }) => onWords(annex) })}
      busy={open.isPending}
      {...(missing ? { blocked: { sentence: t('fillReason') } } : {})}
    >
      <p>{t('seenBy')}</p>
      <ProseField label={t('reason')} value={reason} onChange={setReason} least={10} most={600} />
      {open.error && <Problem problem={problem(open.error)} />}
    </ConfirmList>
  );
}

/**
 * The words go to the dialog alone: nothing keeps them when it is closed. A repeat after a lost connection carries the
 * same key, so that one reading is one fact.
 */
function useOpening(view: CaseView) {
  const cache = useQueryClient();
  const attempt = useRef(crypto.randomUUID());
  return useMutation({
    gcTime: 0,
    mutationFn: (reason: string) => client.act(view.id, 'OpenAnnex', { reason }, { idempotencyKey: attempt.current }),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.case(view.id) }),
  });
}

function Opened({ view, words, onClose }: ActDialogProps & { words: Words }) {
  const { t } = useTranslation(['annex', 'frame']);
  const same = annexDigest(words.salt, words.text) === view.annex?.digest;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('annex:title')}
      size="lg"
      classNames={{ title: dialog.title }}
      closeButtonProps={{ 'aria-label': t('frame:close') }}
    >
      <p className={classes.words} dir="auto" tabIndex={0}>
        {words.text}
      </p>
      <p role={same ? 'status' : 'alert'}>{t(same ? 'annex:same' : 'annex:differs')}</p>
      <Button variant="default" onClick={onClose}>
        {t('frame:close')}
      </Button>
    </Modal>
  );
}
