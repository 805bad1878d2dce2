import { useTranslation } from 'react-i18next';
import type { CaseFact, CaseView } from '../api/index.ts';
import { Timeline, type TimelineAuthor, type TimelineSignature } from '../kit/timeline.tsx';
import { useCoded } from './use-coded.ts';
import { useReader } from '../api/use-reader.ts';
import { sayGate } from '../words/say-rule.ts';

const SIGNATURE: Record<CaseFact['signedWith'], TimelineSignature | undefined> = {
  SOFTWARE_KEY: 'software',
  PASSKEY: 'desk-and-person',
  PERSONAL_KEY: 'desk-and-key',
  MACHINE_KEY: 'machine',
  // What Remit itself does, and what is no act that is signed, says nothing of signatures.
  SERVICE: undefined,
  NONE: undefined,
};

/** Every act on the case that this reader may see, with its author, rule and place in the log. */
export function CaseTimeline({ view }: { view: CaseView }) {
  const { t } = useTranslation('caseWords');
  const author = useAuthor();
  const detail = useDetail();
  return (
    <Timeline
      entries={view.timeline.map((fact) => ({
        id: String(fact.version),
        at: fact.at,
        sentence: t(`timelineKind.${fact.kind}` as 'timelineKind.ItemStopped', {
          gate: typeof fact.data['gate'] === 'string' ? fact.data['gate'] : '',
          percent: Number(fact.data['percent'] ?? 0),
          defaultValue: fact.kind,
        }),
        author: author(fact),
        signature: SIGNATURE[fact.signedWith],
        logIndex: fact.leafIndex,
        detail: detail(fact),
      }))}
    />
  );
}

function useAuthor(): (fact: CaseFact) => TimelineAuthor {
  const { t } = useTranslation(['caseWords', 'frame']);
  return ({ actor }) => {
    if (actor.type === 'system') {
      const rule = actor.name ?? '';
      return { type: 'system', rule: t(`caseWords:rule.${rule}` as 'caseWords:rule.reminder', rule) };
    }
    const role = actor.role ? t(`frame:roles.${actor.role}`) : '';
    const organisation = actor.organisationName ?? '';
    // D11: the other side is a desk, not a person.
    const name = actor.name ?? t('caseWords:theDesk');
    return actor.type === 'key'
      ? { type: 'key', key: name, role, organisation }
      : { type: 'person', name, role, organisation };
  };
}

const TEXTS = ['reason', 'reasons', 'note', 'grounds', 'question', 'freeText', 'answer'] as const;

/** Reasons and quoted words of a fact, and its codes in words. */
function useDetail(): (fact: CaseFact) => string | undefined {
  const { t, i18n } = useTranslation('codes');
  const inWords = useCoded();
  const reader = useReader();
  const listOf: Partial<Record<string, string>> = {
    ReferralStopped: 'stop',
    ReferralWithdrawn: 'withdraw',
    ItemCorrected: 'correction',
    ItemReinstated: 'reinstatement',
    RecheckAttested: 'recheck',
    HoldPlaced: 'hold',
  };
  return ({ kind, data }) => {
    // Of a hold the reason is a code; of what has no list it is words, as in a renewal that both sides read.
    const code =
      data['code'] ?? data['cause'] ?? data['source'] ?? data['finding'] ?? (listOf[kind] ? data['reason'] : undefined);
    const key = `codes:${listOf[kind]}.${String(code)}`;
    const coded =
      kind === 'ItemStopped'
        ? sayGate(String(code), reader)
        : listOf[kind] && i18n.exists(key)
          ? t(key as 'stop.NOT_CT')
          : undefined;
    const words = TEXTS.map((name) => data[name]).filter(
      (text): text is string => typeof text === 'string' && text !== '' && text !== code,
    );
    const parts = [coded, ...words.map(inWords)].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : undefined;
  };
}
