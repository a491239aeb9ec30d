// The words of --help that are not flags: one worked line for each thing a planner comes for.
import type { CommandName } from './flags.ts';

export const EXIT_CODES =
  'Exit codes: 0 done; 1 our own mistake; 2 wrong use; 3 plan invalid, missing or unreadable; 4 --fail-on, --expect, --strict or --max-warnings not met; 130 interrupted.\n' +
  'Data goes to standard output, everything else to standard error. A plan called like a command is written ./check.';

export const EXAMPLES: Readonly<Record<CommandName, readonly (readonly [string, string])[]>> = {
  forecast: [
    ['$0 scenarios/source-8wk.yaml', 'dates, risks and load of the plan'],
    ['$0 plan.yaml --replications 50000 --seed 7', 'more futures, other luck'],
    ['$0 plan.yaml --precision 0.5d', 'as many futures as it takes to know P80 to half a day'],
    ['$0 plan.yaml --time-budget 5s --jobs 2', 'what five seconds of two cores can say'],
    ["$0 plan.yaml --fail-on 'P80(finish) <= 2026-01-20'", 'exit with 4 when the promise is unlikely to hold'],
    ['$0 plan.yaml --with parallel --decide expand=later', 'an option of the plan, and a decision taken otherwise'],
    ['$0 plan.yaml --json --report=reports', 'one JSON document, and files to keep'],
    ['cat plan.yaml | $0 -', 'from standard input'],
  ],
  check: [
    ['$0 check plan.yaml', 'every mistake with its line, and what cannot hold together'],
    ['$0 check plan.yaml --strict', 'refuse dates that no luck can meet'],
    ['$0 check scenarios/*.yaml --expect', 'hold plans to their own `expect:` lines'],
    ['$0 check plan.yaml --max-warnings 0', 'refuse warnings, for CI'],
  ],
  replay: [
    ['$0 replay plan.yaml', 'the plan as written, day by day'],
    ['$0 replay plan.yaml --at P80 --format gantt', 'a real future that ends at P80'],
    ['$0 replay plan.yaml --replication 4127 --until "week 2 fri"', 'how one bad future began'],
    ['$0 replay plan.yaml --diff-replications 3 17', 'two futures beside each other'],
    ['$0 replay plan.yaml --format jsonl', 'events for other programs, one a line'],
  ],
  claims: [
    ['$0 claims plan.yaml', 'every promise with its figure and what it hangs on'],
    ['$0 claims plan.yaml --json', 'the same for programs'],
  ],
  explain: [
    ['$0 explain plan.yaml', 'what makes the finish what it is, and what would change it'],
    ['$0 explain plan.yaml G2', 'the same for the date of a gate, milestone or phase'],
    ["$0 explain plan.yaml '#005'", 'why an issue waits; also a person, a risk or a delivery'],
    ['$0 explain E014', 'what a dependency cycle is and how to break it'],
  ],
  compare: [
    ["$0 compare plan.yaml --what-if '#012 -> Worker03'", 'is the date earlier when somebody else does it?'],
    ["$0 compare plan.yaml --what-if 'drop P2' --option split.yaml", 'which of several changes is best'],
    ['$0 compare plan.yaml', 'all options that the plan lists'],
    ["$0 compare plan.yaml --against lean --metric 'chance(G2)'", 'by the chance to keep a target'],
    ['$0 compare plan.yaml --with lean --what-if "+1 Backend"', 'on top of an option'],
  ],
  optimize: [
    ['$0 optimize plan.yaml', 'the earliest P80 of the finish that three changes can bring'],
    ["$0 optimize plan.yaml --goal 'chance(G2) >= 80%'", 'the fewest changes that make a target likely'],
    ["$0 optimize plan.yaml --goal 'min P80(finish) with load(Ann) <= 90%; keep P0'", 'within limits'],
    ['$0 optimize plan.yaml --moves all --max-changes 5 --time-budget 2m', 'everything that may change'],
    ['$0 optimize plan.yaml --write better.yaml', 'a proposal for compare --option better.yaml'],
  ],
  staff: [
    ['$0 staff plan.yaml', 'how many people the plan is worth, from one to as many as bring anything'],
    ['$0 staff plan.yaml --pool Backend --up-to 8', 'members of one pool, everybody else as planned'],
    ['$0 staff plan.yaml --like Developer02', 'more people who share the work of one'],
    ['$0 staff plan.yaml --role QA --json', 'a role, for programs'],
  ],
  calibrate: [
    ['$0 calibrate done.csv', 'says which columns there are'],
    ['$0 calibrate done.csv --estimate Estimated --actual Spent --by Assignee', 'the team and each person'],
    [
      '$0 calibrate done.csv --estimate Points --actual Hours --date Closed --split 2026-01-01',
      'tested on what came later',
    ],
    [
      '$0 calibrate done.csv.gz --estimate Est --actual Act --task Id --write spread.yaml',
      'a file to extend: extends: spread.yaml',
    ],
  ],
  schema: [
    ['$0 schema > plan.schema.json', 'for completion and checks in an editor'],
    ['$0 schema forecast', 'what --json writes'],
    ['$0 schema check', 'what check --json writes'],
    ['$0 schema explain', 'what explain --json writes'],
    ['$0 schema optimize', 'what optimize --json writes'],
    ['$0 schema staff', 'what staff --json writes'],
    ['$0 schema compare', 'what compare --json writes'],
  ],
};
