import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defang, locatorParts } from './defang.ts';
import { Icon } from './icon.tsx';
import classes from './locator.module.css';

export type LocatorProps = {
  /** The exact locator, as it is on record. */
  locator: string;
  /** One line with the middle left out, for rows; the whole address stays in the label. */
  short?: boolean;
};

/** A referred address: defanged, monospaced, always left to right, never a link, hidden characters made visible. */
export function Locator({ locator, short = false }: LocatorProps) {
  const { t } = useTranslation('kit');
  const safe = defang(locator);
  return (
    <span className={classes.locator} data-short={short || undefined}>
      <bdi dir="ltr" className={classes.address} title={short ? safe : undefined}>
        {locatorParts(safe).map((part, index) =>
          part.hidden ? (
            <span
              key={index}
              className={classes.hidden}
              role="img"
              aria-label={t('locator.hidden', { code: part.text })}
            >
              {part.text}
            </span>
          ) : (
            <span key={index}>{part.text}</span>
          ),
        )}
      </bdi>
      <CopyMenu exact={locator} safe={safe} />
    </span>
  );
}

function CopyMenu({ exact, safe }: { exact: string; safe: string }) {
  const { t } = useTranslation('kit');
  const [copied, setCopied] = useState(false);
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            className={classes.copy}
            aria-label={t('locator.copyLabel')}
          >
            <Icon name={copied ? 'check' : 'copy'} size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void copy(safe)}>
            {t('locator.copySafe')}
            <small className={classes.why}>{t('locator.copySafeWhy')}</small>
          </Menu.Item>
          <Menu.Item onClick={() => void copy(exact)}>
            {t('locator.copyExact')}
            <small className={classes.why}>{t('locator.copyExactWhy')}</small>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span role="status" className="visually-hidden">
        {copied ? t('locator.copied') : ''}
      </span>
    </>
  );
}
