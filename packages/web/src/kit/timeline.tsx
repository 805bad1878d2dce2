import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { isolate } from './isolate.ts';
import { timelineDays } from './timeline-days.ts';
import classes from './timeline.module.css';
import { useSaying } from './use-saying.ts';

/** Who acted: a person (under a pseudonym for the other side), an organisation's key, or Remit under a named rule. */
export type TimelineAuthor =
  | { readonly type: 'person'; readonly name: string; readonly role: string; readonly organisation: string }
  | { readonly type: 'key'; readonly key: string; readonly role: string; readonly organisation: string }
  /** Where no more than the organisation is told. */
  | { readonly type: 'organisation'; readonly name: string }
  | { readonly type: 'system'; readonly rule: string };
export type TimelineSignature = 'desk' | 'desk-and-person' | 'desk-and-key' | 'software' | 'machine' | 'none';

export type TimelineEntry = {
  readonly id: string;
  readonly at: string;
  /** What happened, in a sentence: "Approved at lock 2, narrowed to 3 of 5 items". */
  readonly sentence: ReactNode;
  readonly author: TimelineAuthor;
  /** The rule it was done under, as the spec names it, for instance "D2" or "C6 LOCK2 → READY". */
  readonly rule?: string | undefined;
  /** Absent where the act is none that is signed. */
  readonly signature?: TimelineSignature | undefined;
  /** Its place in the log; null while only the signed promise is held. */
  readonly logIndex?: number | null | undefined;
  /** Reasons and quoted words, shown below. */
  readonly detail?: ReactNode;
};

/** Everything that happened, with its author, role, rule and signature, by day. */
export function Timeline({ entries, zone }: { entries: readonly TimelineEntry[]; zone?: string }) {
  const { t } = useTranslation('kit');
  const say = useSaying(zone);
  if (entries.length === 0) return <EmptyState title={t('timeline.empty')}>{t('timeline.emptyHow')}</EmptyState>;
  return (
    <section aria-label={t('timeline.label')} className={classes.timeline}>
      {timelineDays(entries, say.zone).map((day) => (
        <div key={day.at} className={classes.day}>
          <h3 className={classes.date}>{say.date(day.at)}</h3>
          <ol className={classes.entries}>
            {day.entries.map((entry) => (
              <Entry
                key={entry.id}
                entry={entry}
                time={say.time(Date.parse(entry.at))}
                moment={say.moment(Date.parse(entry.at))}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Entry({ entry, time, moment }: { entry: TimelineEntry; time: string; moment: string }) {
  const { t } = useTranslation('kit');
  const { signature, logIndex } = entry;
  const facts = [
    entry.rule,
    signature &&
      [t(SIGNED[signature]), ...(signature in BESIDE ? [t(BESIDE[signature as keyof typeof BESIDE])] : [])].join(' '),
    logIndex === undefined
      ? undefined
      : logIndex === null
        ? t('timeline.promised')
        : t('timeline.logged', { index: logIndex }),
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <li className={classes.entry} data-system={entry.author.type === 'system' || undefined}>
      <time dateTime={entry.at} title={moment} className={classes.time}>
        {time}
      </time>
      <div className={classes.what}>
        <p className={classes.sentence}>{entry.sentence}</p>
        <p className={classes.author}>
          <Author author={entry.author} />
          {facts.map((fact) => (
            <span key={fact} className={classes.fact}>
              {isolate(fact)}
            </span>
          ))}
        </p>
        {entry.detail && <div className={classes.detail}>{entry.detail}</div>}
      </div>
    </li>
  );
}

const SIGNED = {
  desk: 'timeline.signedDesk',
  'desk-and-person': 'timeline.signedDesk',
  'desk-and-key': 'timeline.signedDesk',
  software: 'timeline.signedSoftware',
  machine: 'timeline.signedMachine',
  none: 'timeline.unsigned',
} as const satisfies Record<TimelineSignature, string>;

/** What the person signed with, beside the desk's key. */
const BESIDE = {
  'desk-and-person': 'timeline.signedPerson',
  'desk-and-key': 'timeline.signedOwnKey',
} as const;

function Author({ author }: { author: TimelineAuthor }) {
  const { t } = useTranslation('kit');
  if (author.type === 'system') {
    return (
      <span>
        {t('timeline.system')} {t('timeline.underRule', { rule: isolate(author.rule) })}
      </span>
    );
  }
  if (author.type === 'organisation') return <strong>{isolate(author.name)}</strong>;
  return (
    <span>
      <strong>{isolate(author.type === 'person' ? author.name : author.key)}</strong>,{' '}
      {t('timeline.for', { role: isolate(author.role), organisation: isolate(author.organisation) })}
    </span>
  );
}
