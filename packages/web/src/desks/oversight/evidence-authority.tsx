import { citation, LABELS, type ParameterSet } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseItem, CaseView } from '../../api/index.ts';
import { useNow } from '../../kit/use-now.ts';
import { useLanguage, useSaying } from '../../kit/use-saying.ts';
import { Line, Quote } from './evidence-lines.tsx';
import { GateFindings } from './gate-findings.tsx';
import { isolate } from '../../kit/isolate.ts';
import { PerItem } from './per-item.tsx';

type Props = { view: CaseView; set: ParameterSet | undefined };
export const setOf = (view: CaseView, sets: readonly ParameterSet[]): ParameterSet | undefined =>
  sets.find((set) => citation(set) === view.header.parameterSet);

/** Question 1: the power that is cited, and whether the set that lists it is in force. */
export function PowerEvidence({ view, set }: Props) {
  const { t } = useTranslation(['oversight', 'codes']);
  const say = useSaying();
  const now = useNow();
  const { legalPower, parameterSet, whyNotStatutory, instrument, relay } = view.header;
  const power = set?.powers.find(({ code }) => code === legalPower);
  const inForce = set && Date.parse(set.inForceFrom) <= now && now < Date.parse(set.inForceTo);
  return (
    <>
      <Line name={t('oversight:evidence.power')}>{power?.citation ?? legalPower}</Line>
      <Line name={t('oversight:evidence.set')}>
        <bdi>{parameterSet}</bdi>
        {set &&
          `, ${t(inForce ? 'oversight:evidence.inForce' : 'oversight:evidence.notInForce', { until: say.date(Date.parse(set.inForceTo)) })}`}
      </Line>
      {!set && <Line name={t('oversight:evidence.setState')}>{t('oversight:evidence.setUnknown')}</Line>}
      <Line name={t('oversight:evidence.instrument')}>{instrument && t(`codes:instrument.${instrument}`)}</Line>
      <Line name={t('oversight:evidence.whyNotStatutory')}>
        {whyNotStatutory && `${t(`codes:whyNotStatutory.${whyNotStatutory.code}`)}: ${isolate(whyNotStatutory.text)}`}
      </Line>
      <Line name={t('oversight:evidence.relay')}>{relay}</Line>
      <GateFindings view={view} gate="G1" />
    </>
  );
}

/** Question 2: what makes it a matter of counter-terrorism, item by item. */
export function PurposeEvidence({ view, set }: Props) {
  const { t } = useTranslation('oversight');
  return (
    <>
      {view.header.fromComplaint && <Line name={t('evidence.origin')}>{t('evidence.fromComplaint')}</Line>}
      <PerItem items={view.items} render={(item) => <Purpose item={item} set={set} />} />
      <GateFindings view={view} gate="G2" />
    </>
  );
}

function Purpose({ item, set }: { item: CaseItem; set: ParameterSet | undefined }) {
  const { t } = useTranslation(['oversight', 'codes']);
  const { contentTypes, offence, designatedEntity, attributionBasis } = item.content;
  const entity = set?.designatedEntities.find(({ id }) => id === designatedEntity);
  return (
    <>
      <p>{contentTypes?.map((type) => t(`codes:contentType.${type}`)).join(' · ')}</p>
      {offence && (
        <Line name={t('oversight:evidence.offence')}>
          {offence.provision}: {offence.elements} {offence.mentalElement} {offence.defenceNote}
        </Line>
      )}
      <Line name={t('oversight:evidence.entity')}>
        {designatedEntity && (entity ? `${entity.name} (${entity.list})` : designatedEntity)}
        {entity?.delistedAt && ` ${t('oversight:evidence.delisted')}`}
      </Line>
      <Line name={t('oversight:evidence.basis')}>{attributionBasis}</Line>
    </>
  );
}

/** Question 3: what harm, how soon, and why no criminal process serves instead (for lock 2 alone, D8). */
export function NecessityEvidence({ view }: Props) {
  const { t } = useTranslation(['oversight', 'codes']);
  const labels = LABELS[useLanguage()];
  const { priority, usefulForHours, investigativeStatus, whyNotCriminal, personIdentified } = view.header;
  return (
    <>
      <Line name={t('oversight:evidence.priority')}>
        {priority && labels.priority[priority]}
        {usefulForHours && `, ${t('oversight:evidence.useful', { count: usefulForHours })}`}
      </Line>
      <Line name={t('oversight:evidence.investigation')}>
        {investigativeStatus && t(`codes:investigative.${investigativeStatus}`)}
        {personIdentified && ` · ${t('oversight:evidence.identified')}`}
      </Line>
      <Line name={t('oversight:evidence.whyNotCriminal')}>
        {whyNotCriminal && `${t(`codes:whyNotCriminal.${whyNotCriminal.code}`)}: ${whyNotCriminal.text}`}
      </Line>
      <PerItem
        items={view.items}
        render={({ content }) => (
          <>
            <p>{content.harmPathways?.map((path) => t(`codes:harm.${path}`)).join(' · ')}</p>
            <Quote>{content.harmText}</Quote>
            <Line name={t('oversight:evidence.danger')}>{content.dangerStatement}</Line>
          </>
        )}
      />
    </>
  );
}
