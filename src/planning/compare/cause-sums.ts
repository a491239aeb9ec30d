// Adds up by cause what two ledgers charge, and what moves between them in each future: sums and sums of squares of whole minutes, so they are exact.
import type { MovedCause } from './comparison.ts';

type CauseName = Pick<MovedCause, 'kind' | 'id' | 'title'>;

interface Cause extends CauseName {
  base: number;
  option: number;
  difference: number;
  squares: number;
}

export class CauseSums {
  /** In the order in which they were first met. */
  readonly causes: Cause[] = [];
  private readonly places = new Map<string, number>();
  /** Of the future in hand: option less base by cause, and which causes have been met. */
  private readonly moved: number[] = [];
  private readonly isMet: boolean[] = [];
  private readonly met: number[] = [];

  /** The number of a cause; the same name is the same cause in both plans. */
  placeOf({ kind, id, title }: CauseName): number {
    const key = JSON.stringify([kind, id]);
    let place = this.places.get(key);
    if (place !== undefined) return place;
    place = this.causes.length;
    this.places.set(key, place);
    this.causes.push({ kind, id, title, base: 0, option: 0, difference: 0, squares: 0 });
    this.moved.push(0);
    this.isMet.push(false);
    return place;
  }

  add(place: number, side: 'base' | 'option', minutes: number): void {
    this.causes[place][side] += minutes;
    this.move(place, side === 'option' ? minutes : -minutes);
  }

  move(place: number, minutes: number): void {
    if (!this.isMet[place]) {
      this.isMet[place] = true;
      this.met.push(place);
    }
    this.moved[place] += minutes;
  }

  endFuture(): void {
    for (const place of this.met) {
      const minutes = this.moved[place];
      this.causes[place].difference += minutes;
      this.causes[place].squares += minutes * minutes;
      this.moved[place] = 0;
      this.isMet[place] = false;
    }
    this.met.length = 0;
  }
}
