// From argv to a Request. yargs splits the words and writes the help; every complaint is put into our own one line here.
// Nothing is done and nothing printed: a wrong command line costs no more than reading it.
import yargs, { type Argv, type Options } from 'yargs';
import type { RawFlags } from './flag-values.ts';
import { COMMAND_NAMES, type CommandName, FLAGS } from './flags.ts';
import { EXAMPLES, EXIT_CODES } from './help.ts';
import type { Request } from './request.ts';
import { manners, requestOf } from './request-of.ts';
import { Stop, usageStop } from './stop.ts';
import { suggest } from './suggest.ts';

const SUMMARIES: Readonly<Record<CommandName, readonly [string, string]>> = {
  forecast: ['$0 <plan>', 'forecast when the plan will be done (the main job; also written without a command)'],
  check: [
    'check <plans..>',
    'judge plans before any chance: mistakes, dates that cannot hold, too much work, contradictions',
  ],
  replay: ['replay <plan>', 'tell one possible future event by event'],
  claims: ['claims <plan>', 'judge what the plan promises of itself: confirmed, refuted, undecidable, not testable'],
  explain: [
    'explain <plan> [what]',
    'why the finish, a date, an issue, a person or a risk is what it is; or a diagnostic code such as E014',
  ],
  compare: [
    'compare <plan>',
    'which change is better: options and what-ifs on the same futures, each difference with its interval',
  ],
  optimize: [
    'optimize <plan>',
    'search who should do what, and in which order, for an earlier date or a better chance; proposals as changes of the plan',
  ],
  staff: ['staff <plan>', 'how many people: when the plan ends with 1, 2, ... n, and what each further head brings'],
  calibrate: [
    'calibrate <history>',
    'fit how far estimates miss to past estimates and actuals, for `estimates: { spread: ... }` of a plan',
  ],
  schema: ['schema [of]', 'print the JSON Schema of a plan, or of what --json writes'],
};

/** Reads the words after `simulate`. Throws a Stop (exit 2) for what cannot be meant. */
export function parseCommandLine(words: readonly string[], version: string, width: number): Request {
  if (words.length === 0)
    throw usageStop('no plan given', 'simulate PLAN forecasts a plan, simulate --help tells more');
  let chosen: { command: CommandName; flags: RawFlags } | undefined;
  const choose = (command: CommandName) => (flags: unknown) => {
    chosen = { command, flags: flags as RawFlags };
  };
  let told = '';
  const parser = (Object.keys(SUMMARIES) as CommandName[]).reduce(
    (rest, command) => addCommand(rest, command, choose(command)),
    bareParser(words, version, width),
  );
  parser.parse(
    words.map((word) => (word === '-' ? DASH : word)),
    {},
    (_error: unknown, _flags: unknown, output: string) => {
      told = output;
    },
  );
  const flags = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  if (!chosen) {
    const command = flags.includes('--version') ? 'version' : 'help';
    return { command, text: `${command === 'version' ? version : told}\n`, ...manners(flags) };
  }
  return requestOf(chosen.command, withDash(chosen.flags));
}

/** yargs empties or drops a `-`, which means standard input to us, so it never sees one; nobody can type a NUL. */
const DASH = '\u0000-';

function withDash(flags: RawFlags): RawFlags {
  const dash = (value: unknown): unknown => (Array.isArray(value) ? value.map(dash) : value === DASH ? '-' : value);
  return Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, dash(value)]));
}

function bareParser(words: readonly string[], version: string, width: number): Argv {
  return yargs()
    .scriptName('simulate')
    .locale('en')
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .exitProcess(false)
    .strict()
    .version('version', 'print the version', version)
    .help('help', 'print this help')
    .wrap(width)
    .epilogue(EXIT_CODES)
    .fail((message: string | undefined, error: Error | undefined) => {
      if (error && !message) throw error;
      throw error instanceof Stop ? error : complaint((message ?? '').replaceAll(DASH, '-'), words);
    });
}

function addCommand(parser: Argv, command: CommandName, choose: (flags: unknown) => void): Argv {
  const [usage, summary] = SUMMARIES[command];
  const flags: Readonly<Record<string, Options>> = FLAGS[command];
  const build = (inner: Argv): Argv =>
    EXAMPLES[command].reduce(
      (rest, [line, why]) => rest.example(line, why),
      describeWords(inner, command).options(flags),
    );
  return parser.command(usage, summary, build, choose);
}

function describeWords(parser: Argv, command: CommandName): Argv {
  const text = { type: 'string' } as const;
  if (command === 'check')
    return parser.positional('plans', { ...text, describe: 'plan files; - reads standard input' });
  if (command === 'explain')
    return parser
      .positional('plan', { ...text, describe: 'plan file; - reads standard input; or a diagnostic code' })
      .positional('what', {
        ...text,
        describe:
          'gate, milestone, phase, issue, person, risk or delivery; the finish when left out; issue:core where several are called core',
      });
  if (command === 'schema')
    return parser.positional('of', {
      ...text,
      describe: 'plan (the default), option, forecast, check, claims, explain, compare, optimize, staff or calibrate',
    });
  if (command === 'calibrate')
    return parser.positional('history', {
      ...text,
      describe: 'CSV file (also .csv.gz) with a row for each finished task; - reads standard input',
    });
  return parser.positional('plan', {
    ...text,
    describe: 'plan file; - reads standard input; ./check is a file called check',
  });
}

/** The command these words ask for, whatever else is wrong with them. */
export function commandOf(words: readonly string[]): string {
  const first = words.find((word) => !word.startsWith('-'));
  return COMMAND_NAMES.find((name) => name === first) ?? 'forecast';
}

/** Says in one line what yargs complained about. */
function complaint(message: string, words: readonly string[]): Stop {
  const command = commandOf(words);
  const flag = unknownFlag(words, Object.keys(FLAGS[command as CommandName]));
  if (flag !== undefined) return usageStop(`unknown flag ${flag}`, suggestFlag(flag, command as CommandName));
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/s.exec(message)?.[1]?.split(', ')[0];
  if (unknown !== undefined) return unexpectedWord(unknown, words, command);
  const missing = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  const help = `see simulate ${command === 'forecast' ? '' : `${command} `}--help`;
  if (missing !== undefined) return usageStop(`--${missing} needs a value`, help);
  if (/^Not enough non-option arguments/.test(message)) {
    const example = EXAMPLES[command as CommandName][0]?.[0].replace('$0', 'simulate');
    const given = { explain: 'no plan and no code given', calibrate: 'no history given' }[command] ?? 'no plan given';
    return usageStop(given, `for example: ${example}`);
  }
  return usageStop(message.split('\n')[0] ?? 'the command line cannot be understood', help);
}

/** The first word that looks like a flag and is none of this command's. */
function unknownFlag(words: readonly string[], known: readonly string[]): string | undefined {
  const flags = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  const names = new Set(['help', 'version', ...known, ...known.map((name) => `no-${name}`)]);
  const looksLikeFlag = (word: string): boolean =>
    /^-[^\d]/.test(word) && !names.has(word.replace(/^--?/, '').split('=')[0]);
  return flags.find(looksLikeFlag)?.split('=')[0];
}

function suggestFlag(flag: string, command: CommandName): string | undefined {
  const near = suggest(flag, ['help', 'version', ...Object.keys(FLAGS[command])], '--');
  const owner = ['forecast', ...COMMAND_NAMES].find((name) => Object.hasOwn(FLAGS[name as CommandName], flag.slice(2)));
  return near ?? (owner === undefined ? undefined : `simulate ${owner === 'forecast' ? 'PLAN' : owner} has it`);
}

function unexpectedWord(typed: string, words: readonly string[], command: string): Stop {
  const first = words.find((word) => !word.startsWith('-')) ?? typed;
  const compared =
    command === 'compare'
      ? 'one plan is compared with its options: --option FILE, --against NAME or --what-if PHRASE'
      : undefined;
  if (command !== 'forecast') return usageStop(`"${typed}" is one word too many for simulate ${command}`, compared);
  const near = suggest(first, COMMAND_NAMES, 'simulate ');
  if (near) return usageStop(`"${first}" is no command of simulate`, near);
  return usageStop(`"${typed}" is one word too many: simulate forecasts one plan`, 'simulate check takes several');
}
