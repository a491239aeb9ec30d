// What a gate can be doing, and how its keepers review.

export const TOGETHER = 1;
export const QUEUED = 2;
/** States of a gate. */
export const IDLE = 0;
/** For a window, a common minute, or the data date. */
export const WAITING = 1;
export const REVIEWING = 2;
/** Concluded, but links into its finish are missing. */
export const HELD = 3;
/** Values of failFirst: the first review will fail; it has failed. */
export const FIRST_FAILS = 1;
export const FIRST_FAILED = 2;
