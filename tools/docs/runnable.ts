import { existsSync } from 'node:fs';
import { root, textOf } from './fill.ts';

type Package = {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin?: string | Readonly<Record<string, string>>;
};
const packageOf = (path: string): Package => JSON.parse(textOf(path)) as Package;

/**
 * Commands in code blocks marked `runnable` of which the program does not exist: an npm script, a file given to node, a
 * command of the client or the server. That a command does what the page says is for tests to show.
 */
export function missingCommands(file: string): string[] {
  const blocks = [...textOf(file).matchAll(/^```[a-z]* runnable\n([\s\S]*?)^```/gm)].map(([, body = '']) => body);
  const lines = blocks
    .flatMap((body) => body.split('\n'))
    .map((line) => line.replace(/#.*$/, '').replace(/^\$ /, '').trim());
  return lines.filter((line) => line !== '' && !exists(line)).map((line) => `${file}: ${line}`);
}

function exists(line: string): boolean {
  const words = line.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word));
  const [program = '', first = '', second = ''] = words;
  const { scripts = {} } = packageOf('package.json');
  if (program === 'npm')
    return first === 'run' ? second in scripts : first in scripts || ['install', 'ci'].includes(first);
  const named = program === 'npx' ? first : program;
  if (named === 'node') return words.slice(1).some((word) => !word.startsWith('-') && existsSync(new URL(word, root)));
  if (['cd', 'git', 'curl', 'export'].includes(named)) return true;
  return ['client', 'server'].some((name) => {
    const { bin = {} } = packageOf(`packages/${name}/package.json`);
    return typeof bin === 'object' && named in bin;
  });
}
