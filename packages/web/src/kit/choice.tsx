import { useId, type ReactNode } from 'react';
import classes from './choice.module.css';

export type ChoiceProps<V extends string> = {
  /** What is being answered; read aloud with each option. */
  label: string;
  value: V | null;
  options: readonly { readonly value: V; readonly label: ReactNode }[];
  onChange: (value: V) => void;
};

/** A few exclusive answers side by side. Native radio buttons: nothing is chosen until somebody chooses. */
export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes.choice}>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className={classes.radio}
          />
          <span className={classes.face}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
