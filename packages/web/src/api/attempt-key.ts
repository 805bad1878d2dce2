/**
 * The idempotency key of a write. It stays the same while the same thing is being attempted, so that a repeat after a
 * lost connection gets the first answer instead of acting twice; a new one is drawn once an answer came.
 */
export class AttemptKeys {
  private readonly open = new Map<string, string>();

  keyFor(attempt: unknown): string {
    const text = JSON.stringify(attempt);
    const known = this.open.get(text);
    if (known) return known;
    const key = crypto.randomUUID();
    this.open.set(text, key);
    return key;
  }

  answered(attempt: unknown): void {
    this.open.delete(JSON.stringify(attempt));
  }
}
