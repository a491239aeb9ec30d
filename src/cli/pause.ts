// Lets the process hear Ctrl-C and draw its progress bar in the middle of a long calculation.

const TURN_MS = 40;
let lastTurn = performance.now();

/** Gives the event loop a turn when the last one is 40 ms ago; says whether it did. */
export async function pauseForOthers(): Promise<boolean> {
  if (performance.now() - lastTurn < TURN_MS) return false;
  await new Promise((resolve) => setImmediate(resolve));
  lastTurn = performance.now();
  return true;
}
