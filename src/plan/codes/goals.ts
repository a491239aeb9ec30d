// E401-E405: goals of `simulate optimize` that cannot be meant like this.
import type { CodeEntry } from './code-entry.ts';

export const GOAL_CODES = {
  E401: {
    title: 'goal that cannot be read',
    explanation:
      'A goal is made of clauses joined by `;`, a comma, `with` or `and`: an objective (`min P80(finish)`, `max chance(Deployed)`), conditions (`chance(Deployed) >= 80%`), `keep` with names of the plan, `max-changes` with a number, `effort` with an amount of added work. Figures and conditions are those of `--fail-on`.',
    wrong: "simulate optimize plan.yaml --goal 'minimal P80(finish)'",
    right: "simulate optimize plan.yaml --goal 'min P80(finish)'",
  },
  E402: {
    title: 'goal about something the plan does not have',
    explanation:
      'A figure or `keep` of a goal names something that is not in the plan, or asks for the chance of something without a target. A goal that means nothing is refused before the search begins.',
    wrong: "simulate optimize plan.yaml --goal 'min P80(G9)'   # there is no G9",
    right: "simulate optimize plan.yaml --goal 'min P80(G2)'",
  },
  E403: {
    title: 'figure that a search cannot weigh',
    explanation:
      'A search looks at hundreds of plans and weighs each by dates (P1 to P99, mean, gap), chances and loads. Other figures take a whole forecast each, or say the same in other words. Search with a date, and judge the proposal with `simulate PLAN --option FILE --fail-on`.',
    wrong: "simulate optimize plan.yaml --goal 'max speedup()'",
    right: "simulate optimize plan.yaml --goal 'min P80(finish)'",
  },
  E404: {
    title: 'goal that points the wrong way',
    explanation:
      'Dates are to be early and chances to be high. A goal that asks for a later date or a smaller chance, for a figure that is exactly so much, for a chance above 100 % or for a date before the plan begins, is a slip.',
    wrong: "simulate optimize plan.yaml --goal 'max P80(finish)'",
    right: "simulate optimize plan.yaml --goal 'min P80(finish)'",
  },
  E405: {
    title: 'goals that contradict each other',
    explanation:
      'Only one thing can be made as small or as large as possible, and what is kept cannot be changed: two objectives, two different numbers of changes, bounds that exclude each other, or `keep` for everything that could move leave nothing to search for.',
    wrong: "simulate optimize plan.yaml --goal 'min P80(finish); max chance(G2)'",
    right: "simulate optimize plan.yaml --goal 'min P80(finish) with chance(G2) >= 80%'",
  },
} as const satisfies Record<string, CodeEntry>;

export type GoalCode = keyof typeof GOAL_CODES;
