import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { PlaceLink } from '../../frame/place-link.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import { sayBundleCode } from '../../words/say-rule.ts';
import classes from './platform.module.css';
import { type BundleCheck, useBundleCheck } from './use-bundle-check.ts';
import { useProvenanceCheck } from './use-provenance-check.ts';

/** Who stands behind this referral, checked here: two locks or why one was enough, and its place in the log. */
export function VerifiedBy({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const say = useSaying();
  const { pack, check } = useProvenanceCheck(view);
  const bundle = useBundleCheck(view.id);
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
  const holds = bundle?.state === 'proven';
  // What was proven here stands before what the server says.
  const [proved1, proved2] = holds ? bundle.proof.locks : [];
  const sound = holds && check?.digest === true && check.proven === check.published;
  return (
    <section className={classes.verified} aria-label={t('verified.title')} data-sound={sound || undefined}>
      <Icon name={lock2 ? 'locks' : 'lock'} size={22} />
      <div>
        <p>
          <strong>{t('verified.title')}: </strong>
          {lock1 ? t('verified.lock1', { desk: proved1?.name ?? lock1.desk, at: at(lock1.at) }) : t('verified.none')}{' '}
          {lock2 &&
            t((proved2?.judicial ?? lock2.judicial) ? 'verified.lock2Judicial' : 'verified.lock2', {
              body: proved2?.name ?? lock2.body,
              at: at(lock2.at),
              appointer: proved2?.appointer ?? lock2.appointer,
            })}
          {!lock2 && pack.data?.whyNoLock2 && <span>{t('verified.noLock2')}</span>}
        </p>
        <p className={classes.quiet} role="status">
          <BundleWords bundle={bundle} /> {line} {entry >= 0 && t('verified.entry', { index: entry })}{' '}
          <PlaceLink to={`/platform/provenance/${view.id}`}>{t('verified.pack')}</PlaceLink>
        </p>
      </div>
    </section>
  );
}

/** The result of the bundle's check, in a sentence: what two desks signed, and where it stands in the log. */
function BundleWords({ bundle }: { bundle: BundleCheck | undefined }) {
  const { t } = useTranslation('platform');
  if (!bundle || bundle.state === 'waiting') return null;
  if (bundle.state === 'refused')
    return <strong>{t('verified.bundleRefused', { why: sayBundleCode(bundle.code), code: bundle.code })}</strong>;
  const { locks, provedBy } = bundle.proof;
  return t('verified.bundleHolds', { count: locks.length, index: locks.at(-1)!.index, size: provedBy.size });
}
