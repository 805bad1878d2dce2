import { BUNDLE_MEDIA_TYPE } from '@remit/client';
import { useTranslation } from 'react-i18next';
import { useCase, useProblem } from '../../api/index.ts';
import { useGo, usePathPart } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { ActionButton } from '../../kit/action-button.tsx';
import { DigestPhrase } from '../../kit/digest-phrase.tsx';
import { Facts } from '../../kit/facts.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import type { Provenance } from '../acting/use-provenance.ts';
import { download } from '../public/download.ts';
import type { ProvenanceCheck } from './check-provenance.ts';
import classes from './platform.module.css';
import { useBundleCheck } from './use-bundle-check.ts';
import { useProvenanceCheck } from './use-provenance-check.ts';

/** Who asked, on which basis, under which locks, with proof (R025): read it, check it, take it away. */
export function ProvenancePage() {
  const { t } = useTranslation('platform');
  const id = usePathPart('id');
  const go = useGo();
  const problem = useProblem();
  const view = useCase(id).data;
  const { pack, check } = useProvenanceCheck({ id });
  const bundle = useBundleCheck(id);
  const name = `${view?.reference ?? id}.bundle.json`;
  return (
    <Page
      title={t('pack.title')}
      over={view?.reference}
      lead={t('pack.lead')}
      onBack={() => go(`/case/${id}`)}
      actions={
        bundle?.state === 'proven' && (
          <ActionButton kind="primary" onClick={() => download(name, BUNDLE_MEDIA_TYPE, bundle.text)}>
            {t('pack.download')}
          </ActionButton>
        )
      }
    >
      {pack.isPending && <p role="status">{t('pack.loading')}</p>}
      {pack.error && <Problem problem={problem(pack.error)} onRetry={() => void pack.refetch()} />}
      {pack.data && <Pack pack={pack.data} check={check} />}
    </Page>
  );
}

function Pack({ pack, check }: { pack: Provenance; check: ProvenanceCheck | undefined }) {
  const { t } = useTranslation('platform');
  const say = useSaying();
  const places = pack.proofs.map(({ leafIndex }) => leafIndex).join(', ');
  return (
    <>
      {pack.locks.map(({ lock, desk, at, appointer, judicial }) => (
        <div key={lock} className={classes.lock}>
          <Facts
            title={t('pack.lock', { number: lock })}
            facts={[
              { name: t('pack.desk'), value: <bdi>{desk}</bdi> },
              { name: t('pack.at'), value: say.moment(Date.parse(at)) },
              ...(appointer
                ? [
                    {
                      name: t('pack.appointer'),
                      value: <bdi>{appointer}</bdi>,
                      note: t(judicial ? 'pack.judicial' : 'pack.notJudicial'),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      ))}
      {pack.whyNoLock2 && <p>{t('pack.whyNoLock2', { set: setOf(pack.document) })}</p>}
      <DigestPhrase digest={pack.digest} label={t('pack.inWords')} />
      <div className={classes.lock}>
        <Facts
          title={t('pack.checked')}
          facts={[
            {
              name: t('pack.digest'),
              value: check ? t(check.digest ? 'pack.same' : 'pack.different') : t('verified.checking'),
            },
            {
              name: t('pack.log'),
              value: !check
                ? t('verified.checking')
                : check.size === null
                  ? t('verified.promised')
                  : t('pack.proven', { proven: check.proven, published: check.published, size: check.size }),
            },
            { name: t('pack.places'), value: places || '—' },
          ]}
        />
      </div>
      <h2 className={classes.heading}>{t('pack.document')}</h2>
      <pre className={classes.document} tabIndex={0} dir="ltr">
        {JSON.stringify(pack.document, null, 2)}
      </pre>
    </>
  );
}

/** The parameter set that the locked document cites. */
function setOf(document: Provenance['document']): string {
  const header = (document as { header?: { parameterSet?: unknown } }).header;
  return typeof header?.parameterSet === 'string' ? header.parameterSet : '—';
}
