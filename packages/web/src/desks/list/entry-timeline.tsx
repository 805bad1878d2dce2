import { useTranslation } from 'react-i18next';
import { Timeline, type TimelineSignature } from '../../kit/timeline.tsx';
import { type EntryView, useNames } from './use-entries.ts';

type Fact = EntryView['timeline'][number];
const SIGNATURE: Readonly<Record<string, TimelineSignature>> = {
  SOFTWARE_KEY: 'software',
  PASSKEY: 'desk-and-person',
  PERSONAL_KEY: 'desk-and-key',
  MACHINE_KEY: 'machine',
};
const WORDS = ['reason', 'note', 'explanation'] as const;

/** Every act on the entry that this desk may see, with its place in the log; people are known as their desks (D11). */
export function EntryTimeline({ view }: { view: EntryView }) {
  const { t } = useTranslation('list');
  const names = useNames();
  const detail = ({ data }: Fact) => {
    const said = WORDS.map((name) => data[name]).find((text) => typeof text === 'string' && text !== '');
    return typeof said === 'string' ? <bdi>{said}</bdi> : undefined;
  };
  return (
    <Timeline
      entries={view.timeline.map((fact) => ({
        id: String(fact.version),
        at: fact.at,
        sentence: t(`fact.${fact.kind}` as 'fact.OpinionConfirmed', { defaultValue: fact.kind }),
        author:
          fact.organisation === null
            ? { type: 'system', rule: t(`ruleOf.${fact.kind}` as 'ruleOf.OpinionExpired', { defaultValue: fact.kind }) }
            : { type: 'organisation', name: names(fact.organisation) },
        signature: SIGNATURE[fact.signedWith],
        logIndex: fact.leafIndex,
        detail: detail(fact),
      }))}
    />
  );
}
