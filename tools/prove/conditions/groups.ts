import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const sources = (...patterns: string[]): string[] =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }).sort()).filter((name) => !name.endsWith('.test.ts'));

/** Files whose guards are taken away, and the tests that have to notice, after the unit tests of their own folder. */
export type Group = {
  readonly name: string;
  readonly files: readonly string[];
  readonly tests: readonly { readonly project: 'unit' | 'service'; readonly paths: readonly string[] }[];
  /** Guards without which nothing that anybody could see would change, each with the reason. */
  readonly idle: readonly { readonly file: string; readonly what: string; readonly because: string }[];
};

const LOG = 'packages/log/src';
const CLIENT = 'packages/client/src';
const HTTP = 'packages/server/src/http';

const PARTS = 'a match of the pattern has all of its parts; the test is there for the compiler';
const IDLE_IN_THE_LOG: Group['idle'] = [
  {
    file: `${LOG}/tree/verify.ts`,
    what: 'first === undefined',
    because:
      'without a first hash the old tree is no whole subtree, so the walk ends below the root and is refused there',
  },
  {
    file: `${LOG}/note/checkpoint.ts`,
    what: 'sizeText === undefined',
    because: 'a text without a second line has no third, and is refused for that in the same words',
  },
  ...['name === undefined', 'id === undefined', 'encoded === undefined'].map((what) => ({
    file: `${LOG}/note/key.ts`,
    what,
    because: PARTS,
  })),
  {
    file: `${LOG}/note/key.ts`,
    what: 'bytes === undefined',
    because: 'what is no base64 has no type either, and is refused for that',
  },
  {
    file: `${LOG}/note/key.ts`,
    what: 'given === undefined',
    because: 'the pattern takes eight hexadecimal digits alone',
  },
  ...['name === undefined', 'encoded === undefined'].map((what) => ({
    file: `${LOG}/note/note.ts`,
    what,
    because: PARTS,
  })),
  {
    file: `${LOG}/audit/facts.ts`,
    what: 'step.done',
    because: 'a generator that has ended gives no value; the test is there for the compiler',
  },
  {
    file: `${LOG}/witness/judge.ts`,
    what: '!note.ok',
    because: 'a request is read only if its checkpoint is a note; the test is there for the compiler',
  },
  {
    file: `${CLIENT}/verify/openings.ts`,
    what: 'page.next !== null',
    because: 'null is above no number; the test is there for the compiler',
  },
  {
    file: `${CLIENT}/verify/promises.ts`,
    what: 'this.#wanted.size === 0',
    because: 'without it every tile is looked through for nothing, which takes time and finds nothing',
  },
];

export const GROUPS: readonly Group[] = [
  {
    name: 'the log’s verification, by the tests of log and client',
    files: sources(
      `${LOG}/tree/verify.ts`,
      `${LOG}/note/*.ts`,
      `${LOG}/audit/*.ts`,
      `${LOG}/leaf/leaf.ts`,
      `${LOG}/tiles/{read,path,bundle}.ts`,
      `${LOG}/witness/*.ts`,
      `${CLIENT}/verify/*.ts`,
    ),
    tests: [
      { project: 'unit', paths: [LOG, `${CLIENT}/verify`, `${CLIENT}/command/verify`, `${CLIENT}/command/provenance`] },
    ],
    idle: IDLE_IN_THE_LOG,
  },
  {
    name: 'who may ask for what, by the tests of the edge',
    files: sources(
      `${HTTP}/{guard,authenticate,asker,csrf,signed-request,cookie,host,read-audit,operations,limits}.ts`,
      `${HTTP}/handlers/session.ts`,
      'packages/server/src/queries/{reader,session,machine-key}.ts',
    ),
    tests: [
      { project: 'service', paths: ['packages/server/test/http-'] },
      { project: 'service', paths: ['test/service/tenancy', 'test/service/locks', 'test/service/ceremony'] },
    ],
    idle: [
      ...["asker.type !== 'key'", '!header'].map((what) => ({
        file: `${HTTP}/authenticate.ts`,
        what,
        because: 'none but a key comes here, and none without its header; the test is for the compiler, and refuses',
      })),
      {
        file: `${HTTP}/limits.ts`,
        what: 'counted.isAllowed',
        because: 'nobody is on a list of those who have no limit; the test is there for the compiler',
      },
      {
        file: `${HTTP}/operations.ts`,
        what: 'isIP(ip) !== 0',
        because:
          'the list of addresses holds nothing that is no address; whether it always says so is not ours to promise',
      },
    ],
  },
];
