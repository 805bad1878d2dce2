import { TextInput } from '@mantine/core';
import { NOTICE_STATUSES } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Choice } from '../../kit/choice.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { ActPanel, Acts, Fields } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { fromLocalField, toLocalField } from '../acting/local-time.ts';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import classes from './platform.module.css';
import { useOwnDesk } from './use-own-desk.ts';

/** The person concerned is told, and that a state body asked is part of what they are told (R122). */
export function NoticePanel({ view }: CasePanelProps) {
  const { t } = useTranslation(['platform', 'codes']);
  const say = useSaying();
  const now = useNow();
  const { card } = useOwnDesk(view);
  const [status, setStatus] = useState<(typeof NOTICE_STATUSES)[number] | null>(null);
  const [at, setAt] = useState(() => toLocalField(now));
  const instant = fromLocalField(at);
  const missing = useMissing()({
    [t('platform:notice.status')]: status !== null,
    [t('platform:notice.at')]: instant !== null,
  });
  return (
    <ActPanel title={t('platform:notice.title')} say={t('platform:notice.lead')}>
      {card && (
        <div>
          <p className={classes.quiet}>{t('platform:notice.text')}</p>
          <blockquote className={classes.passage} dir="auto">
            {card.userNoticeText}
          </blockquote>
        </div>
      )}
      <Fields>
        <div>
          <Choice
            label={t('platform:notice.status')}
            value={status}
            options={NOTICE_STATUSES.map((value) => ({ value, label: t(`platform:notice.${value}`) }))}
            onChange={setStatus}
          />
        </div>
        <TextInput
          type="datetime-local"
          label={t('platform:notice.at')}
          value={at}
          max={toLocalField(now)}
          onChange={(event) => setAt(event.currentTarget.value)}
          maw="18rem"
        />
      </Fields>
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          label={t('platform:notice.label')}
          sentence={t('platform:notice.sentence')}
          entries={[
            {
              key: 'notice',
              what: t('platform:notice.title'),
              recorded: `${status ? t(`codes:noticeStatus.${status}`) : ''} · ${instant ? say.moment(Date.parse(instant)) : ''}`,
            },
          ]}
          blocked={firstBlocked(stand(view, 'RecordNotice', 'analyst').blocked, missing)}
          acts={() => [{ kind: 'RecordNotice', data: { status: status!, noticedAt: instant! } }]}
        />
      </Acts>
    </ActPanel>
  );
}
