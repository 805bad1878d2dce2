import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DigestPhrase } from '../../kit/digest-phrase.tsx';
import { Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { useAnswersEntries } from './answers-entries.tsx';
import { useAnswersBlock, type Lock2FormProps } from './lock2-form.ts';
import { NarrowDiff } from './narrow-diff.tsx';
import { NarrowFields } from './narrow-fields.tsx';
import { digestOfDocument, isNothing, narrowedDocument, NO_NARROWING, type Narrowing } from './narrowing.ts';
import { useDocument } from './use-document.ts';

/** Approving less: what is taken away, both documents side by side, and the digest of the one that will be signed. */
export function NarrowForm(props: Lock2FormProps) {
  const { view, answers } = props;
  const { t } = useTranslation('oversight');
  const [narrowing, setNarrowing] = useState<Narrowing>(NO_NARROWING);
  const { document, digest, blocked } = useDocument(view);
  const unanswered = useAnswersBlock(props, 'approve');
  const entries = useAnswersEntries(answers);
  const narrowed = document && !isNothing(narrowing) ? narrowedDocument(document, narrowing) : null;
  const left = document ? document.items.length - narrowing.removeItems.length : 0;
  const empty = document !== null && document.items.length > 0 && left === 0;
  const narrow = isNothing(narrowing)
    ? blockedBy('not-narrower', 'officer')
    : empty
      ? blockedBy('nothing-left-to-send', 'officer')
      : undefined;
  return (
    <>
      <NarrowFields view={view} narrowing={narrowing} onChange={setNarrowing} />
      {narrowed && <NarrowDiff view={view} narrowing={narrowing} />}
      {narrowed && !empty && <DigestPhrase digest={digestOfDocument(narrowed)} />}
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          shortcut="d"
          label={t('narrow.label')}
          sentence={t('narrow.sentence', { count: left, platform: view.platform.name })}
          entries={entries}
          blocked={firstBlocked(stand(view, 'NarrowLock2', 'officer').blocked, blocked, narrow, unanswered)}
          acts={() => [{ kind: 'NarrowLock2', data: { digest: digest ?? '', answers: answers!, narrowing } }]}
        >
          <NarrowDiff view={view} narrowing={narrowing} />
          {narrowed && <DigestPhrase digest={digestOfDocument(narrowed)} />}
        </ConfirmAct>
      </Acts>
    </>
  );
}
