import type { OpinionDocument } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../../kit/use-saying.ts';
import { useGround } from './entry-columns.tsx';
import classes from './list.module.css';
import { type EntryView, useNames } from './use-entries.ts';

type Proposal = { readonly opinion: OpinionDocument; readonly digest: string; readonly lapses: string };
export const proposalsOf = (view: EntryView): readonly Proposal[] => view.proposals as unknown as readonly Proposal[];
export const documentsOf = (view: EntryView): readonly { document: OpinionDocument; digest: string; from: string }[] =>
  view.opinions as unknown as readonly { document: OpinionDocument; digest: string; from: string }[];

/** What organisations say of it, each with its ground, marking and end; then what one person proposed and nobody confirmed. */
export function Opinions({ view }: { view: EntryView }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  const opinions = documentsOf(view);
  const proposals = proposalsOf(view);
  return (
    <section className={classes.section}>
      <h2>{t('entry.opinions')}</h2>
      {opinions.length + proposals.length === 0 && <p className={classes.quiet}>{t('entry.noOpinions')}</p>}
      <ul className={classes.opinions}>
        {opinions.map(({ document, digest, from }) => (
          <Opinion key={digest} document={document} note={t('opinion.since', { at: say.moment(Date.parse(from)) })} />
        ))}
        {proposals.map(({ opinion, digest, lapses }) => (
          <Opinion
            key={digest}
            document={opinion}
            note={t('opinion.proposed', { at: say.moment(Date.parse(lapses)) })}
          />
        ))}
      </ul>
    </section>
  );
}

export function Opinion({ document, note }: { document: OpinionDocument; note: string }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  const ground = useGround();
  const names = useNames();
  const { organisation, says, tlp, confidence, until, entity, source } = document;
  return (
    <li className={classes.opinion} data-says={says}>
      <div className={classes.line}>
        <strong>
          <bdi>{names(organisation)}</bdi>
        </strong>
        <span>{t(`says.${says}`)}</span>
        <span>{ground(document.ground)}</span>
      </div>
      <p className={classes.quiet}>
        <bdi>TLP:{tlp.replace('_', '+')}</bdi>
        {' · '}
        {[
          t('opinion.confidence', { confidence: say.percent(confidence) }),
          entity && t('opinion.entity', { entity }),
          source && t(`source.${source.type}`),
          t('opinion.until', { at: say.date(Date.parse(until)) }),
          note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
