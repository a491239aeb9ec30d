// A genetic search over lists of issues in which forward and backward schedules breed each other (Debels & Vanhoucke 2007): the finishes of a
// schedule, read from the end, are a list for the other direction, so that every child is justified by being made. Each individual carries the
// scheme that made it (Hartmann 2002). The kernel makes all schedules; which operators and sizes, was measured (bench/psplib-search.ts).
import { createDice } from './dice.ts';
import { type IssueLinks, reversedLinks } from './issue-links.ts';
import {
  crossLists,
  type ListScratch,
  listBackwards,
  listScratch,
  mutateList,
  printOf,
  sampleList,
} from './list-changes.ts';
import { NEVER_DONE, type Scheduler } from './scheduler.ts';

export interface ListProblem {
  readonly links: IssueLinks;
  /** Rules to draw first lists by: smaller comes first. */
  readonly urgencies: readonly ArrayLike<number>[];
  /** What is added to regrets, in the measure of the urgencies. */
  readonly step: number;
  readonly forward: Scheduler;
  readonly backward: Scheduler;
  /** Does the plan's own order go by list? */
  readonly ownByList: boolean;
  /** No schedule can be better: reaching it ends the search. -1 = nothing is known. */
  readonly bound: number;
}

export interface FoundList {
  /** Empty = the plan's own order. */
  readonly list: Int32Array;
  readonly byList: boolean;
  readonly finish: number;
}

export interface ListSearch {
  /** The plan as it is. */
  readonly start: FoundList;
  /** Best first; equal finishes in the order they were found. */
  readonly found: readonly FoundList[];
  readonly schedules: number;
}

export interface ListAsk {
  readonly schedules: number;
  readonly seed: string;
  readonly most: number;
  /** The usual scheme alone, which never idles on purpose: to measure what the list is worth. */
  readonly usualOnly?: boolean;
}

/** A found list, and what tells its schedule from others. */
interface Kept extends FoundList {
  readonly print: number;
}

/** Schedules of one direction; what is kept of each is its list for the other direction. */
interface Population {
  readonly lists: Int32Array[];
  readonly finishes: number[];
  readonly byList: boolean[];
  readonly prints: number[];
}

const MUTATION = 0.03;
const OTHER_SCHEME = 0.05;
/** So often a list that was tried already is changed, before it is tried again. */
const MOST_CHANGES = 20;

/** Searches; never worse than the plan's own order, which is the first schedule. */
export function searchLists(problem: ListProblem, ask: ListAsk): ListSearch {
  const search = new Search(problem, ask);
  search.begin();
  while (!search.isOver()) search.breed();
  return search.end();
}

class Search {
  private readonly count: number;
  private readonly size: number;
  private readonly dice;
  private readonly scratch: ListScratch;
  private readonly linksBack: IssueLinks;
  private readonly populations: readonly [Population, Population] = [emptyPopulation(), emptyPopulation()];
  private readonly tried = new Set<number>();
  private readonly found: Kept[] = [];
  private readonly child: Int32Array;
  private readonly childBack: Int32Array;
  private start: FoundList = { list: new Int32Array(0), byList: false, finish: NEVER_DONE };
  private bestBackward = NEVER_DONE;
  private readonly listOfBest: Int32Array;
  private made = 0;
  /** Direction of the next generation: 0 forward, 1 backward. */
  private direction: 0 | 1 = 0;
  private readonly problem: ListProblem;
  private readonly ask: ListAsk;

  constructor(problem: ListProblem, ask: ListAsk) {
    this.problem = problem;
    this.ask = ask;
    this.count = problem.links.count;
    this.size = Math.max(4, Math.floor(Math.sqrt(ask.schedules) / 2));
    this.dice = createDice(ask.seed, 'orders');
    this.scratch = listScratch(this.count);
    this.linksBack = reversedLinks(problem.links);
    this.child = new Int32Array(this.count);
    this.childBack = new Int32Array(this.count);
    this.listOfBest = new Int32Array(this.count);
  }

  /** The plan's own order, lists drawn by the rules, and all of them from the end. */
  begin(): void {
    const { urgencies, step, links, ownByList } = this.problem;
    const [forward, backward] = this.populations;
    for (let k = 0; k < this.size && !this.isOver(); k++) {
      const isOwn = k === 0;
      if (!isOwn) sampleList(this.child, urgencies[k % urgencies.length], step, links, this.dice, this.scratch);
      const byList = isOwn ? ownByList : this.dice.below(2) === 1;
      this.schedule(isOwn ? this.start.list : this.child, byList, 0, forward, k);
      if (isOwn) this.start = { ...this.start, byList, finish: forward.finishes[0] };
    }
    for (let k = 0; k < forward.lists.length && !this.isOver(); k++)
      this.schedule(forward.lists[k], forward.byList[k], 1, backward, k);
  }

  /** One is kept for carrying the best backward schedule over. */
  isOver(): boolean {
    const best = this.found.length === 0 ? NEVER_DONE : Math.min(this.found[0].finish, this.bestBackward);
    return this.made >= this.ask.schedules - (this.made === 0 ? 0 : 1) || best <= this.problem.bound;
  }

  /** A generation: every schedule of one direction has a child of the other, which takes its place there if it is no worse. */
  breed(): void {
    const { direction, dice, child } = this;
    const parents = this.populations[1 - direction];
    const children = this.populations[direction];
    const links = direction === 0 ? this.problem.links : this.linksBack;
    for (let father = 0; father < parents.lists.length && !this.isOver(); father++) {
      const mother = this.mate(parents, father);
      crossLists(child, parents.lists[father], parents.lists[mother], dice, this.scratch);
      mutateList(child, MUTATION, links, dice, this.scratch);
      let byList = parents.byList[dice.below(2) === 0 ? father : mother];
      if (dice.share() < OTHER_SCHEME) byList = dice.below(2) === 1;
      const salt = 2 * direction + (byList ? 1 : 0);
      let print = printOf(child, 0, this.count, 1, salt);
      for (let change = 0; this.tried.has(print) && change < MOST_CHANGES; change++) {
        mutateList(child, Math.max(MUTATION, 2 / this.count), links, dice, this.scratch);
        print = printOf(child, 0, this.count, 1, salt);
      }
      this.tried.add(print);
      this.schedule(child, byList, direction, children, father);
    }
    this.direction = direction === 0 ? 1 : 0;
  }

  /** The better of two others. */
  private mate({ lists, finishes }: Population, father: number): number {
    const other = (): number => (father + 1 + this.dice.below(Math.max(1, lists.length - 1))) % lists.length;
    const a = other();
    const b = other();
    return finishes[a] <= finishes[b] ? a : b;
  }

  /** Makes a schedule and puts it into a population, unless what stands there is better or it is there already. */
  private schedule(list: Int32Array, wished: boolean, direction: 0 | 1, into: Population, at: number): void {
    const byList = wished && this.ask.usualOnly !== true;
    const scheduler = direction === 0 ? this.problem.forward : this.problem.backward;
    const finish = scheduler.run(list, byList);
    this.made++;
    const minutes = scheduler.minutes();
    const print = printOf(minutes, 0, 2 * this.count, 2, direction);
    if (direction === 0) this.keep(list, byList, finish, print);
    listBackwards(this.childBack, minutes, this.scratch);
    if (direction === 1 && finish < this.bestBackward) {
      this.bestBackward = finish;
      this.listOfBest.set(this.childBack);
    }
    const isNew = at >= into.lists.length;
    if (!isNew && (finish > into.finishes[at] || into.prints.includes(print))) return;
    if (isNew) into.lists.push(new Int32Array(this.count));
    into.lists[at].set(this.childBack);
    into.finishes[at] = finish;
    into.byList[at] = byList;
    into.prints[at] = print;
  }

  /** Remembers a forward schedule, if it is one of the best and not there yet. */
  private keep(list: Int32Array, byList: boolean, finish: number, print: number): void {
    const { found, ask } = this;
    if (found.some((other) => other.print === print)) return;
    if (found.length >= ask.most && finish >= found[found.length - 1].finish) return;
    let at = found.length;
    while (at > 0 && found[at - 1].finish > finish) at--;
    found.splice(at, 0, { list: list.slice(), byList, finish, print });
    if (found.length > ask.most) found.pop();
  }

  /** A backward schedule that is better than all forward ones is made forward: by its list it is at least as good, where the mirror is exact. */
  end(): ListSearch {
    const best = this.found[0]?.finish ?? NEVER_DONE;
    if (this.bestBackward < best && this.made < this.ask.schedules) {
      const byList = this.ask.usualOnly !== true;
      const finish = this.problem.forward.run(this.listOfBest, byList);
      this.made++;
      const minutes = this.problem.forward.minutes();
      this.keep(this.listOfBest, byList, finish, printOf(minutes, 0, 2 * this.count, 2, 0));
    }
    return { start: this.start, found: this.found, schedules: this.made };
  }
}

function emptyPopulation(): Population {
  return { lists: [], finishes: [], byList: [], prints: [] };
}
