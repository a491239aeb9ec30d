// Ways to look at a log: each a pure function of events or state, none of them knows how it will be drawn.
export { type BoardRow, boardAt, type Card } from './board.ts';
export { type Bar, type Timeline, timeline } from './timeline.ts';
export { utilisation } from './utilisation.ts';
