// The figures as a table, beside their aims.
import type { measurePdq, measurePipeline } from './images.ts';
import type { measureExactSet, measureList, measureOverlay, measureSnapshot } from './lists.ts';
import type { measureFallback, measureRecall, SearchFigures } from './search.ts';
import type { measureThreads } from './threads.ts';
import type { measureVersions } from './versions.ts';

type Large = SearchFigures & { readonly snapshot: ReturnType<typeof measureSnapshot> };
export type Figures = {
  oneMillion?: Large;
  tenMillion?: Large;
  contiguous?: Pick<SearchFigures, 'p50Microseconds' | 'buildSeconds' | 'bytesPerHash'>;
  recall?: ReturnType<typeof measureRecall>;
  fallback?: ReturnType<typeof measureFallback>;
  overlay?: ReturnType<typeof measureOverlay>;
  threads?: Awaited<ReturnType<typeof measureThreads>>;
  pdq?: ReturnType<typeof measurePdq>;
  pipeline?: Awaited<ReturnType<typeof measurePipeline>>;
  list?: Awaited<ReturnType<typeof measureList>>;
  versions?: ReturnType<typeof measureVersions>;
  exactSet?: ReturnType<typeof measureExactSet>;
  given?: SearchFigures & { readonly queries: number };
};

type Row = readonly [what: string, value: number | undefined, unit: string, aim: string];

function searchRows(name: string, figures: SearchFigures | undefined, aims: { linear: string; build: string }): Row[] {
  if (figures === undefined) return [];
  return [
    [`${name}, a query, p50`, figures.p50Microseconds, 'µs', ''],
    [`${name}, a query, p99`, figures.p99Microseconds, 'µs', ''],
    [`${name}, queries on one thread`, figures.queriesPerSecond, '/s', ''],
    [`${name}, faster than our linear scan`, figures.timesFasterThanLinearScan, 'x', aims.linear],
    [`${name}, faster than a plain multi-index`, figures.timesFasterThanPlainMultiIndex, 'x', ''],
    [`${name}, build`, figures.buildSeconds, 's', aims.build],
    [`${name}, memory`, figures.bytesPerHash, 'B/hash', '200'],
    [`${name}, recall`, figures.recall * 100, '%', '100'],
  ];
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export function table(figures: Figures): string {
  const {
    oneMillion,
    recall,
    tenMillion,
    contiguous,
    fallback,
    overlay,
    threads,
    pdq,
    pipeline,
    list,
    versions,
    exactSet,
    given,
  } = figures;
  const rows: Row[] = [
    ...searchRows('1 M', oneMillion, { linear: '60', build: '0.5' }),
    ['1 M clustered, recall', recall && recall.clustered * 100, '%', '100'],
    ['1 M image-like, recall', recall && recall.imageLike * 100, '%', '100'],
    ['1 M, contiguous form, p50', contiguous?.p50Microseconds, 'µs', ''],
    ['1 M, contiguous form, memory', contiguous?.bytesPerHash, 'B/hash', '200'],
    ['1 M, plain TypeScript, p50', fallback?.p50Microseconds, 'µs', ''],
    ['1 M, snapshot opened', oneMillion?.snapshot.openSeconds, 's', '1'],
    ['1,000 insertions, cost to a query', overlay?.microsecondsFor1000, 'µs', ''],
    ['1 M, all threads beside one', threads?.timesOneThread, 'x', ''],
    ...searchRows('10 M', tenMillion, { linear: '60', build: '4' }),
    ['10 M, snapshot opened, per million', tenMillion?.snapshot.openSecondsPerMillion, 's', '1'],
    ['pixels to PDQ, 512 x 512', pdq?.millisecondsFromRgb512, 'ms', ''],
    ['pixels to PDQ, 1600 x 1200', pdq?.millisecondsFromRgb1600x1200, 'ms', ''],
    ['pixels to PDQ, 512 x 512, plain TypeScript', pdq?.plainMillisecondsFromRgb512, 'ms', ''],
    ['whole upload, 512 x 512 JPEG', pipeline?.imagesPerSecond512, '/s', '300'],
    ['whole upload, 1.9 MP JPEG', pipeline?.imagesPerSecond1600x1200, '/s', '130'],
    ['of it matching', pipeline && pipeline.shareSpentMatching * 100, '%', '1'],
    ['list, 1 M', list?.bytesPerHash, 'B/hash', list ? `${(list.leastBytesPerHash * 1.005).toFixed(3)}` : ''],
    ['list, 1 M, from nothing to matching', list?.secondsFromEmptyToMatching, 's', '1'],
    ['list, 1,000 changes, to matching', list?.deltaOf1000Milliseconds, 'ms', '5'],
    ['list of 200,000, a version with 1,000 changes made', versions?.millisecondsToMake, 'ms', ''],
    ['the same, sooner than made whole', versions?.timesSoonerThanWhole, 'x', ''],
    ['the same, taken by a gate, to matching', versions?.millisecondsToMatch, 'ms', '5'],
    ['exact set of 10 M', exactSet?.nanoseconds, 'ns', '300'],
    ['exact set, memory', exactSet?.bytesPerHash, 'B/hash', '40'],
    ...searchRows('given', given, { linear: '', build: '' }),
  ];
  const lines = rows.flatMap(([what, value, unit, aim]) =>
    value === undefined ? [] : [`| ${what} | ${figure(value)} ${unit} | ${aim} |\n`],
  );
  return `| what | measured | aim |\n|---|---:|---:|\n${lines.join('')}`;
}
