/** A name or code inside a sentence of another direction: it keeps its own order, and the sentence keeps its (UAX 9). */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
