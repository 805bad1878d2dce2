import { existsSync, readdirSync, statSync } from 'node:fs';
import { root, textOf } from './fill.ts';

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git']);

/** Every Markdown file of the repository. */
export function markdownFiles(folder = ''): string[] {
  return readdirSync(new URL(folder || '.', root), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return markdownFiles(`${folder}${entry.name}/`);
    return entry.name.endsWith('.md') ? [folder + entry.name] : [];
  });
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Anchors as the usual readers of Markdown make them. */
export const anchorsOf = (text: string): Set<string> => {
  const seen = new Map<string, number>();
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const plain = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-');
      const before = seen.get(plain) ?? 0;
      seen.set(plain, before + 1);
      return before === 0 ? plain : `${plain}-${before}`;
    }),
  );
};

/** Links of one file that lead nowhere inside the repository. Addresses of other sites are not asked. */
export function brokenLinks(file: string): string[] {
  const targets = [...withoutCode(textOf(file)).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(
    ([, target = '']) => target,
  );
  return targets
    .filter((target) => !/^[a-z]+:/.test(target) && leadsNowhere(file, target))
    .map((target) => `${file}: ${target}`);
}

function leadsNowhere(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const address = path === '' ? new URL(file, root) : new URL(decodeURIComponent(path), new URL(file, root));
  if (!existsSync(address)) return true;
  if (anchor === undefined || statSync(address).isDirectory() || !address.pathname.endsWith('.md')) return false;
  return !anchorsOf(textOf(address.pathname.slice(root.pathname.length))).has(anchor);
}
