import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseItem, CaseView } from '../../../api/index.ts';
import { defang } from '../../../kit/defang.ts';
import { pageClock } from '../../../kit/use-now.ts';

/** A reason in words; says how many characters it needs while there are too few. */
export function Prose(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  least: number;
  most: number;
}) {
  const { t } = useTranslation('caseWords');
  const { label, value, onChange, least, most } = props;
  return (
    <Textarea
      label={label}
      description={least > 3 ? t('act.atLeast', { count: least }) : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={most}
      autosize
      minRows={3}
      required={least > 0}
    />
  );
}

export const enough = (text: string, least: number): boolean => text.trim().length >= least;

/** One code of a list; nothing is chosen until somebody chooses. */
export function Pick<C extends string>(props: {
  label: string;
  value: C | '';
  options: readonly { readonly value: C; readonly label: string }[];
  onChange: (value: C | '') => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      data={[{ value: '', label: '—' }, ...props.options]}
      onChange={(event) => props.onChange(event.currentTarget.value as C | '')}
      required
    />
  );
}

/** One item of the case, by its number and address. */
export function PickItem(props: {
  view: CaseView;
  of?: (item: CaseItem) => boolean;
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation('caseWords');
  const options = props.view.items.flatMap((item, index) =>
    (props.of?.(item) ?? true)
      ? [{ value: item.id, label: `${index + 1} · ${defang(item.content.locator).slice(0, 80)}` }]
      : [],
  );
  return <Pick label={t('act.item')} value={props.value} options={options} onChange={props.onChange} />;
}

/** The browser's own field for a moment, read in this machine's zone. */
export function Moment(props: {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextInput
      type="datetime-local"
      label={props.label}
      description={props.description}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      required
    />
  );
}

const two = (n: number): string => String(n).padStart(2, '0');
/** An instant as the browser's field writes it. */
export function localMoment(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
export const nowLocal = (): string => localMoment(pageClock.now());
export const instantOf = (local: string): string | null => {
  const at = Date.parse(local);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};
