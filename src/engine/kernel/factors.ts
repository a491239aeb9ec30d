// Factors in thousandths, collected and applied once, half up. Up to four of them are multiplied exactly; every further one is
// rounded to 10^-12, so that no number of factors runs out of what a double can hold.

/** The finest that a product of many factors is kept: 10^-12. */
const FINEST = 1e12;

export interface Factors {
  product: number;
  /** 1 = none so far. */
  scale: number;
}

export function clearFactors(factors: Factors): void {
  factors.product = 1;
  factors.scale = 1;
}

/** One more factor, multiplied; or, with `combineMax`, the larger of it and what there is. */
export function addFactor(factors: Factors, thousandths: number, combineMax: boolean): void {
  if (combineMax && factors.scale > 1) {
    if (thousandths > factors.product) factors.product = thousandths;
    return;
  }
  factors.product *= thousandths;
  factors.scale *= 1000;
  if (factors.scale <= FINEST) return;
  factors.product = Math.floor(factors.product / 1000 + 0.5);
  factors.scale = FINEST;
}

/** The amount with all factors, half up, and at most `most`. */
export function applyFactors({ product, scale }: Factors, amount: number, most: number): number {
  if (scale === 1) return amount;
  return Math.min(most, Math.floor((amount * product) / scale + 0.5));
}
