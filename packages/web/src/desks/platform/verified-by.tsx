import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { PlaceLink } from '../../frame/place-link.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './platform.module.css';
import { useProvenanceCheck } from './use-provenance-check.ts';

/** Who stands behind this referral, checked here: two locks or why one was enough, and its place in the log. */
export function VerifiedBy({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const say = useSaying();
  const { pack, check } = useProvenanceCheck(view);
  const { lock1, lock2 } = view;
  const at = (instant: string): string => say.moment(Date.parse(instant));
  const entry = Math.max(-1, ...view.timeline.map(({ leafIndex }) => leafIndex ?? -1));
  const line = !check
    ? t('verified.checking')
    : !check.digest
      ? t('verified.digestDiffers')
      : check.size === null || check.published === 0
        ? t('verified.promised')
        : check.proven === check.published
          ? t('verified.proven', { count: check.proven, size: check.size })
          : t('verified.notProven', { count: check.published - check.proven });
  const sound = check?.digest === true && check.proven === check.published;
  return (
    <section className={classes.verified} aria-label={t('verified.title')} data-sound={sound || undefined}>
      <Icon name={lock2 ? 'locks' : 'lock'} size={22} />
      <div>
        <p>
          <strong>{t('verified.title')}: </strong>
          {lock1 ? t('verified.lock1', { desk: lock1.desk, at: at(lock1.at) }) : t('verified.none')}{' '}
          {lock2 &&
            t(lock2.judicial ? 'verified.lock2Judicial' : 'verified.lock2', {
              body: lock2.body,
              at: at(lock2.at),
              appointer: lock2.appointer,
            })}
          {!lock2 && pack.data?.whyNoLock2 && <span>{t('verified.noLock2')}</span>}
        </p>
        <p className={classes.quiet} role="status">
          {line} {entry >= 0 && t('verified.entry', { index: entry })}{' '}
          <PlaceLink to={`/platform/provenance/${view.id}`}>{t('verified.pack')}</PlaceLink>
        </p>
      </div>
    </section>
  );
}
