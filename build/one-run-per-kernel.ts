// The kernel's functions are told the state of the future in hand: `settle(run, issue, now)`. The first kernel of a thread, nearly always the
// one that does the work, has one Run for all its life, and where V8 can see that, each of the Run's arrays is a constant to it: no loads before
// a load. So the bundle has the kernel twice: as it is, and with every `function f(run, ...)` as a function inside `createKernel`, where `run` is a
// constant. It is the same program; how much it saves stands in bench/RESULTS.md. Kernels after the first would lose by it (their functions are
// no constants) and get the kernel as it is. Whatever does not look as expected fails the build.
import ts from 'typescript';

/** A change of text: what stands from `from` to `to` is left out. */
interface Cut {
  from: number;
  to: number;
}

const HOME = 'createKernel';
const OPENING = /const run = new Run(?:\$\d+)?\(network\d*\);/;

export const oneRunPerKernel = {
  name: 'one-run-per-kernel',
  renderChunk(code: string): string | null {
    return new RegExp(`function ${HOME}\\(`).test(code) ? bindRun(code) : null;
  },
};

/** The kernel has some two hundred; far fewer mean that the bundler has changed its ways. */
const LEAST_MOVED = 100;

/** Adds the second kernel, made of every top-level function whose first parameter is `run`; throws when it cannot. */
export function bindRun(code: string, leastMoved = LEAST_MOVED): string {
  const { file, checker } = parse(code);
  const functions = file.statements.filter(ts.isFunctionDeclaration);
  const home = functions.find(({ name }) => name?.text === HOME);
  const bound = functions.filter(({ parameters }) => parameters[0]?.name.getText() === 'run');
  const opening = home?.body?.statements.find((statement) => OPENING.test(statement.getText()));
  if (home?.name === undefined || opening === undefined || bound.length < leastMoved)
    throw new Error(
      `one-run-per-kernel: found ${bound.length} functions of a run, and ${opening ? 'a' : 'no'} place for them`,
    );
  const symbols = new Set(bound.map(({ name }) => checker.getSymbolAtLocation(name!)!));
  const cuts = [...bound.map(({ parameters }) => firstOf(parameters)), ...cutArguments(file, checker, symbols)];
  const text = (from: number, to: number): string => textWithout(code, cuts, from, to);
  const inside = bound.map((each) => text(each.getFullStart(), each.end)).join('');
  const { name, end } = home;
  return `${code.slice(0, name.getStart())}${HOME}AmongMany${code.slice(name.end)}
var hasKernel;
function ${HOME}(network) {
  if (hasKernel) return ${HOME}AmongMany(network);
  hasKernel = true;
  return ${HOME}Alone(network);
}
function ${HOME}Alone${text(name.end, opening.end)}
${inside}
${text(opening.end, end)}
`;
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
