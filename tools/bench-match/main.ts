/**
 * `npm run bench:match`: the figures of docs/explanation/matching.md, measured here and now. Absolute ones hold for the
 * machine that printed them, so our own linear scan and plain multi-index run beside on the same lists; the ratios are
 * what to compare. `--json` prints one object; `--only one,ten,recall,pdq,pipeline,list,versions,exact,threads,given` measures a part;
 * `--list FILE --queries FILE [--answers FILE]` searches somebody else's data, 32 bytes a hash.
 * What it cannot show: other people's engines (give them the same files), pictures as users send them.
 */
import { parseArgs } from 'node:util';
import { loadKernels } from '@remit/match/node';
import { randomHashes } from './data.ts';
import { measureGiven } from './given.ts';
import { measurePdq, measurePipeline } from './images.ts';
import { measureExactSet, measureList, measureOverlay, measureSnapshot } from './lists.ts';
import { measureFallback, measureRecall, measureSearch } from './search.ts';
import { type Figures, table } from './table.ts';
import { measureThreads } from './threads.ts';
import { measureVersions } from './versions.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    list: { type: 'string' },
    queries: { type: 'string' },
    answers: { type: 'string' },
  },
});
if ((values.list === undefined) !== (values.queries === undefined)) {
  process.stderr.write('--list and --queries belong together\n');
  process.exit(2);
}
const only = values.only?.split(',');
const wanted = (part: string): boolean => only === undefined || only.includes(part);
const say = (line: string): void => void process.stderr.write(`${line} ...\n`);

const kernels = await loadKernels();
const figures: Figures = {};
const million = randomHashes(1_000_000);

if (wanted('pdq')) {
  say('pixels to PDQ');
  figures.pdq = measurePdq(kernels);
}
if (wanted('one')) {
  say('a million hashes');
  const { index, figures: measured } = measureSearch(million, kernels);
  figures.oneMillion = { ...measured, snapshot: measureSnapshot(index, kernels) };
  const { p50Microseconds, buildSeconds, bytesPerHash } = measureSearch(million, kernels, {
    form: 'contiguous',
  }).figures;
  figures.contiguous = { p50Microseconds, buildSeconds, bytesPerHash };
  figures.fallback = measureFallback(million);
  figures.overlay = measureOverlay(million, kernels);
}
if (wanted('recall')) {
  say('recall at a million');
  figures.recall = measureRecall(kernels);
}
if (wanted('threads')) {
  say('threads on shared memory');
  figures.threads = await measureThreads(million, kernels);
}
if (wanted('list')) {
  say('the list as it travels');
  figures.list = await measureList(million, kernels);
}
if (wanted('versions')) {
  say('versions of a list');
  figures.versions = measureVersions(kernels);
}
if (wanted('pipeline')) {
  say('whole uploads');
  figures.pipeline = await measurePipeline(million, kernels, Number(values.seconds));
}
if (wanted('given') && values.list !== undefined && values.queries !== undefined) {
  say('the given list');
  figures.given = measureGiven({ list: values.list, queries: values.queries, answers: values.answers }, kernels);
}
const tens = wanted('ten') || wanted('exact') ? randomHashes(10_000_000) : null;
if (wanted('ten')) {
  say('ten million hashes');
  const { index, figures: measured } = measureSearch(tens!, kernels);
  figures.tenMillion = { ...measured, snapshot: measureSnapshot(index, kernels) };
}
if (wanted('exact')) {
  say('the exact set of ten million');
  figures.exactSet = measureExactSet(tens!);
}
process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : table(figures));
