import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A guard of the rules, and the text with which its file reads as if it were not there. */
export type Guard = {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly without: string;
};

const SOURCE = new URL('../../packages/protocol/src/', import.meta.url);
const ROOMS = ['referral/decide/', 'oversight/'];

/** The files that hold the rules of a referral: every decider, and what locks are required, narrowed and sampled by. */
export const ruleFiles = (): string[] =>
  ROOMS.flatMap((room) =>
    readdirSync(new URL(room, SOURCE))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => room + name),
  );

export const textOf = (file: string): string => readFileSync(new URL(file, SOURCE), 'utf8');
export const addressOf = (file: string): string => new URL(file, SOURCE).href;

/**
 * Every guard in a file: a condition that leads to a refusal, a check handed to `??`, an operand of a conjunction that
 * a predicate returns, a trigger's test. Each is taken away on its own.
 */
export function guardsIn(file: string, text = textOf(file)): Guard[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<number, Guard>();
  const add = (node: ts.Node, without: string): void => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const what = node.getText(source).replace(/\s+/g, ' ').slice(0, 90);
    found.set(start * 1e6 + node.getEnd(), { file, line, what, start, end: node.getEnd(), without });
  };
  const visit = (node: ts.Node): void => {
    if (isRefusalCall(node)) guardOf(node, add);
    if (isCheck(node)) add(node.left, 'undefined');
    if (ts.isPropertyAssignment(node) && isTrigger(node)) add(node.initializer, '() => false');
    if (isConjunct(node))
      for (const operand of [node.left, node.right]) if (!isConjunction(operand)) add(operand, 'true');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
}

const isRefusalCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'refuse';

/** The nearest condition that decides whether this refusal is given. */
function guardOf(call: ts.Node, add: (node: ts.Node, without: string) => void): void {
  let child: ts.Node = call;
  for (let node = call.parent; !ts.isSourceFile(node); child = node, node = node.parent) {
    if (ts.isConditionalExpression(node)) return add(node.condition, node.whenTrue === child ? 'false' : 'true');
    if (ts.isIfStatement(node) && node.thenStatement === child) return add(node.expression, 'false');
  }
}

/** `conflict(...) ?? facts`, `no ?? facts`: what is left of the marks is a check. */
const isCheck = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
  ts.isCallExpression(node.left) &&
  node.left.expression.getText() === 'conflict';

const isTrigger = (node: ts.PropertyAssignment): boolean =>
  ts.isArrowFunction(node.initializer) &&
  ts.isVariableDeclaration(node.parent.parent) &&
  node.parent.parent.name.getText() === 'TESTS';

const isConjunction = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;

/** Part of the conjunction that a predicate of oversight returns. */
function isConjunct(node: ts.Node): node is ts.BinaryExpression {
  if (!isConjunction(node)) return false;
  let top: ts.Node = node;
  while (isConjunction(top.parent) || ts.isParenthesizedExpression(top.parent)) top = top.parent;
  return (ts.isReturnStatement(top.parent) || ts.isArrowFunction(top.parent)) && inPredicate(top);
}
const inPredicate = (node: ts.Node): boolean => node.getSourceFile().fileName.startsWith('oversight/');
