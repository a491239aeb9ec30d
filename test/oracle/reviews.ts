// Rules of work, "Gates": a keeper's review interrupts own work, one review at a time, earlier begun first.
import { keeperDone } from './gates.ts';
import { changeStops } from './shares.ts';
import { type GateState, type Review, tell, type WorkerState, type World } from './world.ts';

const isFirstOfAll = (review: Review): boolean => review.workers.every(({ reviews }) => reviews[0] === review);

/** Owes a review; it begins at once unless a keeper is still in an earlier one. No workers: an external keeper. */
export function addReview(
  world: World,
  gate: GateState,
  keeper: string,
  workers: WorkerState[],
  minutes: number,
): void {
  const review: Review = { gate, keeper, workers, minutes, begun: false };
  gate.reviews.push(review);
  for (const worker of workers) changeStops(world, worker, () => worker.reviews.push(review));
  begin(world, review);
}

function begin(world: World, review: Review): void {
  if (review.begun || !isFirstOfAll(review)) return;
  review.begun = true;
  tell(world, 'keeperStarted', `${review.gate.name} ${review.keeper}`, review.gate.name);
}

/** Is a review over? */
export const isReviewDone = (review: Review): boolean => review.begun && review.minutes <= 0;

export function endReview(world: World, review: Review): void {
  const { gate, workers } = review;
  tell(world, 'keeperFinished', `${gate.name} ${review.keeper}`, gate.name);
  gate.reviews.splice(gate.reviews.indexOf(review), 1);
  for (const worker of workers) {
    worker.lastDid = { node: gate, until: world.minute };
    changeStops(world, worker, () => worker.reviews.shift());
    if (worker.reviews.length > 0) begin(world, worker.reviews[0]);
  }
  keeperDone(world, gate);
}

/** One minute of every review that is being done: everybody in it works and nobody is absent. */
export function reviewOneMinute(world: World): void {
  for (const gate of world.gates)
    for (const review of gate.reviews)
      if (review.begun && review.workers.every(({ time, absences }) => time.works(world.minute) && absences.size === 0))
        review.minutes--;
}
