// Every study that threads can be asked for, by its name. A thread loads only the one it is asked for.
import type { Study } from '../engine/forecast/study.ts';

type AnyStudy = Study<unknown, unknown>;

const STUDIES: Readonly<Record<string, () => Promise<AnyStudy>>> = {
  forecast: async () => (await import('../engine/forecast/forecast-study.ts')).forecastStudy,
  bound: async () => (await import('../planning/bounds/bound-study.ts')).boundStudy,
  finish: async () => (await import('../engine/forecast/finish-study.ts')).finishStudy,
  futures: async () => (await import('../planning/futures-study.ts')).futuresStudy,
  screen: async () => (await import('../planning/optimize/screen-study.ts')).screenStudy,
  compare: async () => (await import('../planning/compare/compare-study.ts')).compareStudy,
  remedies: async () => (await import('../planning/stories/remedy-study.ts')).remedyStudy,
  staffing: async () => (await import('../planning/staffing/staffing-study.ts')).staffingStudy,
  stories: async () => (await import('../planning/stories/story-study.ts')).storyStudy,
};

/** Throws (assertion) for a name that is none. */
export async function studyCalled(name: string): Promise<AnyStudy> {
  const load = STUDIES[name];
  if (load === undefined) throw new Error(`Assertion: no study is called ${name}`);
  return load();
}
