// Holds the rules of ARCHITECTURE.md ("Rooms"): who may import whom, type imports counted; bare imports against each
// package's own package.json, because hoisting hides leaks; no cycles; sizes and names. Cannot catch: a rule of one
// room written down in another.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { filesBelow, type Import, importsOf, isTest, root, targetOf } from './imports.ts';

const files = filesBelow(['packages', 'tools', 'test'], /\.tsx?$/).filter((file) => !file.endsWith('.d.ts'));
const imports = files.flatMap(importsOf);
const inProduct = imports.filter(({ file }) => !isTest(file));
const say = ({ file, line, to }: Import): string => `${file}:${line} imports ${to}`;

/**
 * What each room may import of ours. The pure packages are open to every room of the server (decision 11): arrows point
 * towards the rules. Rooms beside one another do not know each other but as said here.
 */
const PURE = ['packages/protocol/', 'packages/log/', 'packages/match/'];
const CONTRACT = 'packages/client/src/contract';
const PORTS = 'packages/server/src/ports';
const server = (...rooms: readonly string[]): string[] => [
  ...PURE,
  PORTS,
  ...rooms.map((room) => `packages/server/src/${room}/`),
];
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'packages/log/src/': [],
  'packages/protocol/src/': [],
  'packages/match/src/': [],
  'packages/client/src/': PURE,
  'packages/server/src/store/': server(),
  'packages/server/src/commands/': server('store'),
  'packages/server/src/queries/': [...server('store'), CONTRACT],
  // Never the store: the edge asks commands and queries.
  'packages/server/src/http/': [...server('commands', 'queries'), CONTRACT],
  'packages/server/src/jobs/': server('commands', 'queries', 'store'),
  'packages/web/src/': [...PURE, 'packages/client/'],
};

const roomOf = (file: string): string | undefined => Object.keys(ROOMS).find((room) => file.startsWith(room));

function trespasses(each: Import): boolean {
  const room = roomOf(each.file);
  const target = targetOf(each);
  if (room === undefined || target === null || target.startsWith(room)) return false;
  return !ROOMS[room]!.some((allowed) => target.startsWith(allowed));
}

describe('rooms', () => {
  it.each(Object.keys(ROOMS))('%s imports only what it may', (room) => {
    expect(
      inProduct
        .filter(({ file }) => file.startsWith(room))
        .filter(trespasses)
        .map(say),
    ).toEqual([]);
  });
  it('the rules of a referral and the log reach nothing outside themselves', () => {
    // The matching package has one folder for Node and one for browsers; what is not in them is for both.
    const pure = inProduct.filter(({ file }) => /^packages\/(protocol|log|match)\/src\/(?!node\/)/.test(file));
    expect(pure.filter(({ to }) => to.startsWith('node:')).map(say)).toEqual([]);
  });
  it('matching knows neither Node nor a browser outside the folder that is named for it', () => {
    const inFolder = (path: string | null): string | undefined =>
      /^packages\/match\/src\/(node|browser)\//.exec(path ?? '')?.[1];
    const match = inProduct.filter(({ file }) => file.startsWith('packages/match/src/'));
    const crossing = match.filter(
      (each) => inFolder(targetOf(each)) && inFolder(targetOf(each)) !== inFolder(each.file),
    );
    expect(crossing.map(say)).toEqual([]);
    expect(match.length).toBeGreaterThan(50);
  });
  it('what others use of the client knows nothing of its command, nor of Node', () => {
    const shared = inProduct.filter(({ file }) =>
      /^packages\/client\/src\/(index\.ts|bundle\/|contract\/|list\/|sdk\/|shared-list\/|verify\/)/.test(file),
    );
    expect(
      shared
        .filter((each) => /\/command\/|\/terminal\//.test(targetOf(each) ?? '') || each.to.startsWith('node:'))
        .map(say),
    ).toEqual([]);
  });
  it('the service is put together by its door, by tools and by tests alone', () => {
    const service = inProduct.filter((each) => targetOf(each)?.startsWith('packages/server/src/service'));
    const may = /^packages\/server\/src\/(main|service)\.ts$|^packages\/server\/src\/command\/|^tools\//;
    expect(service.filter(({ file }) => !may.test(file)).map(say)).toEqual([]);
  });
  it('nobody reaches into another package but through its name', () => {
    const packageOf = (path: string): string => path.split('/').slice(0, 2).join('/');
    const reaching = inProduct.filter(
      (each) =>
        each.file.startsWith('packages/') &&
        each.to.startsWith('.') &&
        packageOf(targetOf(each)!) !== packageOf(each.file),
    );
    expect(reaching.map(say)).toEqual([]);
  });
});

type Manifest = Partial<
  Record<'dependencies' | 'devDependencies' | 'peerDependencies' | 'optionalDependencies', Record<string, string>>
>;
const manifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(new URL(`${folder}package.json`, root), 'utf8')) as Manifest;
const nameOf = (to: string): string =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
const isBare = ({ to }: Import): boolean =>
  !to.startsWith('.') && !to.startsWith('node:') && !to.startsWith('virtual:');

describe('what is imported from outside', () => {
  const packages = [
    ...new Set(
      files.filter((file) => file.startsWith('packages/')).map((file) => file.split('/').slice(0, 2).join('/')),
    ),
  ];
  it.each(packages)('%s names all of it in its own package.json', (folder) => {
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest(`${folder}/`);
    const named = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies });
    const missing = inProduct.filter(
      (each) => each.file.startsWith(`${folder}/src/`) && isBare(each) && !named.includes(nameOf(each.to)),
    );
    expect(missing.map(say)).toEqual([]);
  });
  it('Node’s own modules are called by their prefix', () => {
    expect(imports.filter(({ to }) => builtinModules.includes(to)).map(say)).toEqual([]);
  });
});

/** Files that load one another in a circle, types left out: they vanish before anything is loaded. */
function circles(): string[] {
  const edges = new Map<string, string[]>();
  for (const each of inProduct) {
    const target = each.typeOnly ? null : targetOf(each);
    if (target && each.to.startsWith('.')) edges.set(each.file, [...(edges.get(each.file) ?? []), target]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    if (way.includes(file) || done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  return found;
}

describe('files', () => {
  const written = filesBelow(['packages', 'tools', 'test'], /\.(tsx?|js|css|sql)$/);
  const linesOf = (file: string): number => readFileSync(new URL(file, root), 'utf8').split('\n').length - 1;
  const DRAWERS = /(^|[-/.])(utils?|helpers?|common|misc|manager)([-/.]|$)/;
  it('do not import one another in a circle', () => {
    expect(circles()).toEqual([]);
  });
  it('have at most 400 lines', () => {
    expect(written.filter((file) => !file.endsWith('schema.sql') && linesOf(file) > 400)).toEqual([]);
  });
  it('half of them have fewer than 90 lines', () => {
    const sizes = written.map(linesOf).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(90);
  });
  it('are named in kebab case, by a noun or a verb and not as a drawer', () => {
    const names = written.map((file) => file.replace(/^packages\/[a-z]+\//, ''));
    expect(names.filter((name) => name.split('/').some((part) => !/^[a-z0-9_.-]+$/.test(part)))).toEqual([]);
    expect(names.filter((name) => DRAWERS.test(name))).toEqual([]);
  });
});
