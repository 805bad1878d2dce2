import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

export const root = new URL('../', import.meta.url);
export type Import = { readonly file: string; readonly line: number; readonly to: string; readonly typeOnly: boolean };

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', 'coverage']);
/** Every file below some folders of the repository whose name ends as asked. */
export function filesBelow(folders: readonly string[], ending: RegExp): string[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (SKIPPED.has(entry.name)) return [];
      if (entry.isDirectory()) return filesBelow([path], ending);
      return ending.test(entry.name) ? [path] : [];
    }),
  );
}

export const isTest = (file: string): boolean => /\.test\.tsx?$|\/fixtures\/|^test\/|\/test\//.test(file);

/** What a file imports, exports from, or loads when asked: as written, with whether only types are meant. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(new URL(file, root), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, to: string, typeOnly: boolean): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ file, line, to, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      add(node, node.moduleSpecifier.text, importsTypesOnly(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node, node.moduleSpecifier.text, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [to] = node.arguments;
      if (to && ts.isStringLiteral(to)) add(node, to.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  if (clause.name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** The path within the repository that an import means: our own packages by their folder, relative ones resolved. */
export function targetOf({ file, to }: Import): string | null {
  if (to.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), to));
  const own = /^@remit\/([a-z]+)(?:\/(.*))?$/.exec(to);
  return own ? `packages/${own[1]}/src/${own[2] ?? 'index'}` : null;
}
