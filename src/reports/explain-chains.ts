// The chains a date hangs on: the largest groups of futures with one driving chain, step by step, with what joins the steps.

import type { ChainGroup, ChainStep, DrivingChains } from '../planning/ledger/ledger-result.ts';
import { type ExplainWords, futuresWords } from './explain-words.ts';
import { grouped, percent } from './forecast-words.ts';
import type { ReportSection } from './report-section.ts';
import { clean } from './text-sink.ts';

const MOST_CHAINS = 3;
/** A chain longer than this is told without its middle. */
const MOST_STEPS = 10;
/** Fewer steps in common are not worth a line. */
const LEAST_COMMON = 3;

/** null = no future reaches the date. */
export function chainSection(chains: DrivingChains, words: ExplainWords): ReportSection | null {
  const { groups, futures, distinct, covered } = chains;
  if (futures === 0 || groups.length === 0) return null;
  const shown = groups.slice(0, MOST_CHAINS);
  const told = shown.reduce((sum, { share }) => sum + share, 0);
  const rest = told < 0.995 ? ` Those below are ${percent(Math.min(told, covered))}.` : '';
  const alike = distinct === 1 ? '' : '; those that differ only in short work are taken together';
  const common = shown.length < 2 ? 0 : commonSteps(shown);
  const start = shown[0].steps.slice(0, common);
  const many = distinct === 1 ? 'One chain' : `${grouped(distinct)} different chains`;
  return {
    title: 'Which chains drive it',
    sentences: [
      `${many} in ${futuresWords(futures)}${alike}.${rest}`,
      ...(common === 0 ? [] : [`All begin ${stepsWords(start)} …`]),
    ],
    items: shown.map(
      (group) =>
        `${percent(group.share)}: ${common === 0 ? '' : '… '}${stepsWords(group.steps.slice(common))} (mean ${words.day(group.meanMinute)}; replication ${group.replication})`,
    ),
    remarks: tieRemark(shown),
  };
}

/** Steps with which all of these chains begin, if they are worth saying once; at least one is left of each. */
function commonSteps(groups: readonly ChainGroup[]): number {
  const [{ steps }, ...others] = groups;
  const differs = steps.findIndex((step, k) => others.some((other) => other.steps[k]?.id !== step.id));
  const shortest = Math.min(...groups.map((group) => group.steps.length)) - 1;
  const common = Math.min(shortest, differs < 0 ? shortest : differs);
  return common < LEAST_COMMON ? 0 : common;
}

/** `a → b ⇢ c`; long chains without their middle. */
function stepsWords(steps: readonly ChainStep[]): string {
  const head = Math.ceil(MOST_STEPS / 2);
  const left = steps.length - MOST_STEPS + 1;
  const told = steps.length <= MOST_STEPS ? steps : [...steps.slice(0, head), null, ...steps.slice(head + left)];
  return told
    .map((step, k) =>
      step === null ? `… ${left} more →` : `${clean(step.id)}${k === told.length - 1 ? '' : tieWords(step)}`,
    )
    .join(' ');
}

/** What the arrows say that are there. */
function tieRemark(groups: readonly ChainGroup[]): string[] {
  const shown = new Set(groups.flatMap(({ steps }) => steps.map(({ tie }) => tieWords({ tie }).trim())));
  const said = ARROWS.filter(([arrow]) => shown.has(arrow)).map(([arrow, meaning]) => `${arrow} ${meaning}`);
  return said.length === 0 ? [] : [`${said.join(', ')}.`];
}

const ARROWS: readonly (readonly [string, string])[] = [
  ['→', 'waits by a link of the plan'],
  ['⇢', 'waits for the same person'],
  ['⇒', 'waits for a resource or a limit'],
];

function tieWords({ tie }: Pick<ChainStep, 'tie'>): string {
  return { link: ' →', person: ' ⇢', resource: ' ⇒', limit: ' ⇒', end: '' }[tie];
}
