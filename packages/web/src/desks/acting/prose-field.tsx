import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type ProseFieldProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  least: number;
  most: number;
  rows?: number;
};

/** Words that stay on record: how many are needed, and how many letters are left when the end comes near. */
export function ProseField({ label, value, onChange, least, most, rows = 2 }: ProseFieldProps) {
  const { t } = useTranslation('acting');
  const left = most - value.length;
  const hint = left < most / 5 ? t('left', { count: left }) : t('atLeast', { count: least });
  return (
    <Textarea
      label={label}
      description={hint}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={most}
      autosize
      minRows={rows}
    />
  );
}

export const isGiven = (text: string, least: number): boolean => text.trim().length >= least;
