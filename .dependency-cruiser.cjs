// The arrows of ARCHITECTURE.md: who may import whom. `npm run rooms` checks them, CI refuses a new arrow.
const room = (name) => `^src/${name}/`;
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed] },
});
const pkg = (name, rooms) => ({
  name: `package-${name.replace(/\W+/g, '-')}`,
  severity: 'error',
  comment: `${name} is used in as few rooms as it can be`,
  from: { path: '^src/', pathNot: rooms },
  to: { path: `^(node_modules/)?${name}(/|$)` },
});
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('plan-imports-nothing', room('plan'), [], 'the plan knows none of the other rooms'),
    only('scenarios-import-plan', room('scenarios'), [room('plan')], 'documents become plans, nothing else'),
    only('engine-imports-plan', room('engine'), [room('plan')], 'the engine is pure'),
    only('planning-imports-engine', room('planning'), [room('engine'), room('plan')], 'questions on top of forecasts'),
    only(
      'workers-import-engine',
      room('workers'),
      [room('engine'), room('planning'), room('plan')],
      'executors run the engine',
    ),
    only(
      'reports-below-cli',
      room('reports'),
      [room('engine'), room('planning'), room('plan')],
      'renderers return text',
    ),
    forbid('nobody-imports-cli', '^src/(?!cli/)', room('cli'), 'the outermost room'),
    only('calendar', '^src/engine/calendar/', [room('plan')], 'days and minutes only'),
    only('network', '^src/engine/network/', ['^src/engine/calendar/', room('plan')], 'compiles plans'),
    only('chance', '^src/engine/chance/', ['^src/engine/network/', room('plan')], 'deals tapes'),
    only(
      'kernel',
      '^src/engine/kernel/',
      ['^src/engine/network/', '^src/engine/calendar/'],
      'sees neither chance nor plan',
    ),
    only('log', '^src/engine/log/', ['^src/engine/(kernel|network|calendar)/', room('plan')], 'narrates traces'),
    only(
      'forecast',
      '^src/engine/forecast/',
      ['^src/engine/(kernel|network|calendar|chance|log)/', room('plan')],
      'replicates and tallies',
    ),
    only(
      'claims',
      '^src/engine/claims/',
      ['^src/engine/(forecast|network)/', room('plan')],
      'judges what a document promises',
    ),
    only(
      'feasibility',
      '^src/engine/feasibility/',
      ['^src/engine/(kernel|network|calendar|chance)/', room('plan')],
      'looks at plans before chance',
    ),
    forbid(
      'engine-is-pure',
      '^src/(engine|planning)/',
      '^(node:)?(fs|path|os|child_process|worker_threads|process|perf_hooks)$',
      'no I/O, no clock, no threads',
    ),
    pkg('immer', ['^src/engine/log/']),
    pkg('graphlib', ['^src/plan/']),
    pkg('@dagrejs/graphlib', ['^src/plan/']),
    pkg('seedrandom', ['^src/engine/chance/']),
    pkg('cephes', ['^src/engine/chance/']),
    pkg('date-fns', ['^src/engine/calendar/', '^src/reports/']),
    pkg('yargs', ['^src/cli/']),
    pkg('chalk', ['^src/cli/', '^src/reports/']),
    pkg('yaml', ['^src/scenarios/']),
    pkg('zod', ['^src/scenarios/']),
    pkg('csv-parse', ['^src/scenarios/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
