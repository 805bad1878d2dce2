import { NativeSelect } from '@mantine/core';
import type { HeaderDraft } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import { useHeaderField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';

type Grade = NonNullable<HeaderDraft['sourceGrade']>;
const AXES = { source: ['1', '2', '3'], intelligence: ['A', 'B', 'C', 'D', 'E'], handling: ['P', 'C'] } as const;

/** The 3 × 5 × 2 grade: source, intelligence, handling. Whole only when all three are chosen. */
export function SourceGradeField() {
  const { t } = useTranslation('draft');
  const field = useHeaderField('sourceGrade');
  const value: Partial<Grade> = field.value ?? {};
  return (
    <FieldGroup name="sourceGrade" inherited={field.inherited}>
      <div className={classes.rowActs}>
        {(Object.keys(AXES) as (keyof Grade)[]).map((axis) => (
          <NativeSelect
            key={axis}
            aria-label={t(`grade.${axis}`)}
            value={value[axis] ?? ''}
            data={[
              { value: '', label: '—' },
              ...AXES[axis].map((step) => ({
                value: step,
                label: `${step} · ${t(`grade.${axis}${step}` as 'grade.source1')}`,
              })),
            ]}
            onChange={(event) => field.set({ ...value, [axis]: event.currentTarget.value || undefined } as Grade)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
