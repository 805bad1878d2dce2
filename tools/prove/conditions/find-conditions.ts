import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A condition that stands guard, and the text with which its file reads as if it did not. */
export type Condition = {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly without: string;
};

const ROOT = new URL('../../../', import.meta.url);
export const pathOf = (file: string): string => fileURLToPath(new URL(file, ROOT));

type Add = (node: ts.Node, without: string) => void;
const { BarBarToken, AmpersandAmpersandToken, QuestionQuestionToken } = ts.SyntaxKind;

/**
 * The conditions of a file by which something is refused: the test of an `if` that returns, throws, skips or reports;
 * the operands of a conjunction that accepts or of a disjunction that refuses; a choice with a refusal on one side; a
 * check handed on by `??`. Each is taken away on its own.
 */
export function conditionsIn(file: string): Condition[] {
  const text = readFileSync(pathOf(file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Condition>();
  const add: Add = (node, without) => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const what = node.getText(source).replace(/\s+/g, ' ').slice(0, 90);
    found.set(`${start}-${node.getEnd()}-${without}`, { file, line, what, start, end: node.getEnd(), without });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && stands(node.thenStatement)) disable(node.expression, add);
    if (ts.isConditionalExpression(node)) choose(node, add);
    if (ts.isExpression(node) && isResult(node)) operands(node, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
}

/** Whether what an `if` leads to ends the work, skips it or reports: then its test is a guard. */
function stands(node: ts.Statement): boolean {
  if (ts.isBlock(node)) return node.statements.some(stands);
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node)) return true;
  const text = node.getText();
  return (
    /^(yield|this\.#(results|findings|foreign|missing)|findings\.add|throw)\b/.test(text) || text.includes('.add({')
  );
}

function disable(test: ts.Expression, add: Add): void {
  if (ts.isParenthesizedExpression(test)) return disable(test.expression, add);
  if (!isJoined(test, BarBarToken)) return add(test, 'false');
  disable(test.left, add);
  disable(test.right, add);
}

const isJoined = (node: ts.Node, by: ts.SyntaxKind): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === by;

/** `cond ? value : refuse(...)`, either way round. */
function choose({ condition, whenTrue, whenFalse }: ts.ConditionalExpression, add: Add): void {
  if (isNo(whenTrue) && !isNo(whenFalse)) disable(condition, add);
  else if (isNo(whenFalse)) require(condition, add);
}

function require(test: ts.Expression, add: Add): void {
  if (ts.isParenthesizedExpression(test)) return require(test.expression, add);
  if (!isJoined(test, AmpersandAmpersandToken)) return add(test, 'true');
  require(test.left, add);
  require(test.right, add);
}

const isNo = (node: ts.Expression): boolean =>
  /^(refuse|malformed|edge|fail)\(|^(undefined|null|false|VISITOR)$/.test(node.getText());

/** What a function answers, or a name stands for. */
const isResult = (node: ts.Expression): boolean =>
  ts.isReturnStatement(node.parent) ||
  (ts.isArrowFunction(node.parent) && node.parent.body === node) ||
  (ts.isVariableDeclaration(node.parent) && node.parent.initializer === node);

function operands(node: ts.Expression, add: Add): void {
  if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node)) return operands(node.expression, add);
  if (isJoined(node, AmpersandAmpersandToken)) return require(node, add);
  if (isJoined(node, BarBarToken)) return disable(node, add);
  if (!isJoined(node, QuestionQuestionToken)) return;
  if (ts.isCallExpression(node.left)) add(node.left, 'undefined');
  operands(node.right, add);
  if (ts.isParenthesizedExpression(node.right) && ts.isConditionalExpression(node.right.expression))
    add(node.right, 'undefined');
}
