import { checkDataset, type DatasetReport, type DatasetRequest } from './dataset.ts';
import { comparePublished, type PublishedTotals, type TotalsFault } from './published-totals.ts';

export type Recounted = DatasetReport & {
  readonly totals: readonly TotalsFault[];
  /** How many published numbers were recounted. */
  readonly totalsChecked: number;
};

/**
 * All published months against a verified log, and then every published number of their years against what was counted
 * here (spec/dataset.md, Verification).
 *
 * @param totalsOf the totals of one year, as the server publishes them
 */
export async function recount(
  request: Omit<DatasetRequest, 'fromStart'>,
  totalsOf: (year: string) => Promise<PublishedTotals>,
): Promise<Recounted> {
  const checked = await checkDataset({ ...request, fromStart: true });
  const totals: TotalsFault[] = [];
  let totalsChecked = 0;
  const years = checked.ok ? [...new Set(request.files.map(({ month }) => month.slice(0, 4)))] : [];
  for (const year of years) {
    const published = await totalsOf(year);
    totals.push(...comparePublished(published, checked));
    totalsChecked += published.basis.counts.length;
  }
  return { ...checked, ok: checked.ok && totals.length === 0, totals, totalsChecked };
}
