import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/action-button.tsx';
import classes from './import.module.css';

/** Drop a file, or choose one; the button is enough for whoever works with keys alone. */
export function ChooseFile({ name, onChoose }: { name: string | null; onChoose: (file: File) => Promise<void> }) {
  const { t } = useTranslation('importWords');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) void onChoose(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className={classes.fileName} role="status">
        {name === null ? t('drop') : <bdi>{name}</bdi>}
      </p>
      <ActionButton onClick={() => input.current?.click()}>
        {name === null ? t('choose') : t('chooseOther')}
      </ActionButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={t('choose')}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <p className={classes.quiet}>{t('formats')}</p>
    </div>
  );
}
