/**
 * What a lawful "no" says: to the officer who asked, to the platform's analyst, to the public; what would change it;
 * and the section of the specification that holds the duty (R011, screens.md "Reasons are first-class").
 */
export type RefusalRow = {
  readonly spec: string;
  readonly officer: string;
  readonly analyst: string;
  readonly public: string;
  readonly remedy: string;
};

/** One row, written in the order in which people meet it. */
export const no = (spec: string, officer: string, analyst: string, everyone: string, remedy: string): RefusalRow => ({
  spec,
  officer,
  analyst,
  public: everyone,
  remedy,
});
