const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as a `datetime-local` field holds it, in the reader's own zone, to the minute. */
export function toLocalField(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant that such a field means, or null where it means none. */
export function fromLocalField(text: string): string | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
