import { Button, Loader } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './action-button.module.css';
import { Icon } from './icon.tsx';

/** Why an action may not be done now: the rule in a sentence, and what would change it. */
export type Blocked = {
  readonly sentence: string;
  readonly change?: string | undefined;
  readonly code?: string | undefined;
};

export type ActionButtonProps = {
  children: ReactNode;
  onClick: () => void;
  blocked?: Blocked | undefined;
  /** One primary button per screen. */
  kind?: 'primary' | 'plain' | 'quiet';
  busy?: boolean;
  type?: 'button' | 'submit';
  /** The desk key that opens this action, shown beside its word. */
  shortcut?: string;
};

const VARIANT = { primary: 'filled', plain: 'default', quiet: 'subtle' } as const;

/**
 * A button that is never silently dead: blocked, it keeps its place in the tab order (`aria-disabled`) and says which
 * rule stops it and what would change that. Busy, it keeps the focus as well, which a disabled button would lose.
 */
export function ActionButton({
  children,
  onClick,
  blocked,
  kind = 'plain',
  busy = false,
  type = 'button',
  shortcut,
}: ActionButtonProps) {
  const reason = useId();
  const waits = busy || blocked !== undefined;
  return (
    <div className={classes.action}>
      <Button
        type={type}
        variant={VARIANT[kind]}
        className={blocked ? classes.blocked : busy ? classes.busy : undefined}
        aria-busy={busy ? true : undefined}
        aria-disabled={waits ? true : undefined}
        aria-describedby={blocked ? reason : undefined}
        leftSection={busy ? <Loader color="currentColor" size={16} /> : blocked && <Icon name="lock" size={16} />}
        rightSection={
          shortcut && !blocked ? (
            <kbd aria-hidden="true" className={classes.key}>
              {shortcut}
            </kbd>
          ) : undefined
        }
        aria-keyshortcuts={shortcut && !blocked ? shortcut : undefined}
        onClick={(event) => {
          if (waits) event.preventDefault();
          else onClick();
        }}
      >
        {children}
      </Button>
      {blocked && (
        <p id={reason} className={classes.reason}>
          {blocked.sentence} {blocked.change && <span className={classes.change}>{blocked.change}</span>}
        </p>
      )}
    </div>
  );
}
