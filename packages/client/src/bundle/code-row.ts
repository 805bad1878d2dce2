/** What a code says: to the platform's analyst, to the unit's officer, to the public; and where the duty stands. */
export type BundleCodeRow = {
  readonly spec: string;
  readonly analyst: string;
  readonly officer: string;
  readonly public: string;
};

export const row = (section: string, analyst: string, officer: string, everyone: string): BundleCodeRow => ({
  spec: `bundle#${section}`,
  analyst,
  officer,
  public: everyone,
});
