import { useTranslation } from 'react-i18next';
import { useSaying } from '../../../kit/use-saying.ts';
import { useWords } from '../../../case/use-words.ts';
import { forceOf, LegalForce } from '../../../kit/legal-force.tsx';
import { Locator } from '../../../kit/locator.tsx';
import { useSession } from '../../../frame/session.ts';
import { headerOf, itemOf } from './draft.ts';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';

/** The referral as the platform's analyst would meet it: what lock 2 alone reads is left out here as well (D8). */
export function PlatformSees() {
  const { t } = useTranslation(['draft', 'codes']);
  const say = useSaying();
  const words = useWords();
  const session = useSession();
  const { draft, given } = useDraftDesk();
  const header = headerOf(draft, given);
  const [first] = draft.items;
  const content = first && itemOf(draft, first, given);
  return (
    <section>
      <h2>{t('draft:sees.title')}</h2>
      <div className={classes.sees}>
        <h3 dir="auto">{header.title ?? t('draft:sees.untitled')}</h3>
        <p className={classes.quiet}>
          <bdi>{session?.organisation.name}</bdi>
          {header.priority && <> · {words.priority(header.priority)}</>}
          {header.requestedAction && <> · {words.action(header.requestedAction)}</>}
          {header.territory && <> · {words.territory(header.territory)}</>}
        </p>
        {header.instrument && <LegalForce force={forceOf(header.instrument)} />}
        {header.escalates && <p>{t('draft:sees.follows', { reference: header.escalates })}</p>}
        {header.publicGist && <p>{header.publicGist}</p>}
        {content && (
          <>
            <p>
              <Locator locator={content.locator} />
            </p>
            {content.quotedPassage && <p>“{content.quotedPassage}”</p>}
            {content.translation?.text && <p dir="auto">{content.translation.text}</p>}
            {content.contentTypes && (
              <p>{say.list(content.contentTypes.map((code) => t(`codes:contentType.${code}`)))}</p>
            )}
            {content.harmText && <p>{content.harmText}</p>}
          </>
        )}
        {draft.items.length > 1 && <p>{t('draft:sees.more', { count: draft.items.length - 1 })}</p>}
        <p className={classes.quiet}>{t('draft:sees.criminal')}</p>
      </div>
    </section>
  );
}
