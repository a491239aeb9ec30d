// The kernel's functions are told the state of the future in hand: `settle(run, issue, now)`. Every kernel has one Run for all its life, and
// where V8 can see that, each of the Run's arrays is a constant to it: no loads before a load. So the bundle makes of `function f(run, ...)`
// a function inside `createKernel`, where `run` is a constant, and of `f(run, ...)` the call `f(...)`. It is the same program, written closer to
// the machine; how much it saves stands in bench/RESULTS.md. Whatever does not look as expected fails the build.
import ts from 'typescript';

/** A change of text: what stands from `from` to `to` is left out. */
interface Cut {
  from: number;
  to: number;
}

const HOME = 'createKernel';
const OPENING = /const run = new Run(?:\$\d+)?\(network\);/;

export const oneRunPerKernel = {
  name: 'one-run-per-kernel',
  renderChunk(code: string): string | null {
    return new RegExp(`function ${HOME}\\(`).test(code) ? bindRun(code) : null;
  },
};

/** The kernel has some two hundred; far fewer mean that the bundler has changed its ways. */
const LEAST_MOVED = 100;

/** Moves every top-level function whose first parameter is `run` into `createKernel`, without that parameter; throws when it cannot. */
export function bindRun(code: string, leastMoved = LEAST_MOVED): string {
  const { file, checker } = parse(code);
  const functions = file.statements.filter(ts.isFunctionDeclaration);
  const home = functions.find(({ name }) => name?.text === HOME);
  const moved = functions.filter(({ parameters }) => parameters[0]?.name.getText() === 'run');
  const opening = home?.body?.statements.find((statement) => OPENING.test(statement.getText()));
  if (opening === undefined || moved.length < leastMoved)
    throw new Error(
      `one-run-per-kernel: found ${moved.length} functions of a run, and ${opening ? 'a' : 'no'} place for them`,
    );
  const symbols = new Set(moved.map(({ name }) => checker.getSymbolAtLocation(name!)!));
  const cuts = [...moved.map(({ parameters }) => firstOf(parameters)), ...cutArguments(file, checker, symbols)];
  const bodies = moved.map((each) => textWithout(code, cuts, each.getFullStart(), each.end)).join('');
  const without = moved.map((each): Cut => ({ from: each.getFullStart(), to: each.end }));
  const all = [...without, ...cuts.filter(({ from }) => !without.some((one) => from >= one.from && from < one.to))];
  const head = textWithout(code, all, 0, opening.end);
  return `${head}\n${bodies}\n${textWithout(code, all, opening.end, code.length)}`;
}

/** One file, with what its names mean: another `open` elsewhere is not the kernel's. */
function parse(code: string): { file: ts.SourceFile; checker: ts.TypeChecker } {
  const file = ts.createSourceFile('/chunk.js', code, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS);
  const options = { allowJs: true, noLib: true, noResolve: true, target: ts.ScriptTarget.ES2023, types: [] };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    fileExists: (name) => name === file.fileName,
  };
  const program = ts.createProgram([file.fileName], options, host);
  return { file, checker: program.getTypeChecker() };
}

/** The first argument of every call of these functions; a function that is used in any other way cannot be moved. */
function cutArguments(file: ts.SourceFile, checker: ts.TypeChecker, moved: ReadonlySet<ts.Symbol>): Cut[] {
  const names = new Set([...moved].map(({ name }) => name));
  const cuts: Cut[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && moved.has(meaningOf(node, checker)!)) {
      const call = node.parent;
      if (ts.isFunctionDeclaration(call)) return;
      if (!ts.isCallExpression(call) || call.expression !== node || call.arguments[0]?.getText() !== 'run')
        throw new Error(`one-run-per-kernel: ${node.text} is not called with a run: ${call.getText().slice(0, 80)}`);
      cuts.push(firstOf(call.arguments));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return cuts;
}

/** What `{ settle }` means is the value, not the property. */
function meaningOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isShorthandPropertyAssignment(node.parent)) return checker.getShorthandAssignmentValueSymbol(node.parent);
  if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent);
  return checker.getSymbolAtLocation(node);
}

function firstOf(list: ts.NodeArray<ts.Node>): Cut {
  return { from: list[0].getStart(), to: list.length > 1 ? list[1].getStart() : list[0].end };
}

function textWithout(code: string, cuts: readonly Cut[], from: number, to: number): string {
  let text = '';
  let at = from;
  for (const cut of cuts.filter((each) => each.from >= from && each.to <= to).sort((a, b) => a.from - b.from)) {
    text += code.slice(at, cut.from);
    at = cut.to;
  }
  return text + code.slice(at, to);
}
