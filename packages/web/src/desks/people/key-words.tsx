import { sha256Hex } from '@remit/protocol';
import { digestWords } from '../../kit/digest-words.ts';
import classes from './people.module.css';

const FINGERPRINT_WORDS = 6;

/** A member's keys in a few words: of the passkey and the wrapping key together, as two people can compare them. */
export const keyWords = (passkey: string, wrapping: string): readonly string[] =>
  digestWords(sha256Hex(`${passkey}\n${wrapping}`)).slice(0, FINGERPRINT_WORDS);

export function KeyWords({ label, words }: { label: string; words: readonly string[] }) {
  return (
    <figure className={classes.words}>
      <figcaption>{label}</figcaption>
      <code dir="ltr" lang="en">
        {words.join(' · ')}
      </code>
    </figure>
  );
}
