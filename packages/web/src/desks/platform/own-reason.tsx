import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The reason of one decision among many: what all have in common until it is changed here. */
export function OwnReason(props: { name: string; value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation('platform');
  return (
    <Textarea
      aria-label={t('decide.reasonOf', { name: props.name })}
      placeholder={t('decide.reason')}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      maxLength={1000}
      autosize
      minRows={1}
    />
  );
}
