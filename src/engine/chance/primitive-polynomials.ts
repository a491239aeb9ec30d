// Primitive polynomials over GF(2), found by looking: p of degree d is primitive when x generates all 2^d - 1 non-zero residues
// modulo p, that is x^(2^d - 1) = 1 and x^((2^d - 1) / q) is not 1 for any prime q that divides 2^d - 1.

/** Bit k of a polynomial is the coefficient of x^k. */
export type Polynomial = number;

/** The first `count` primitive polynomials, by degree and then by value: x + 1, x^2 + x + 1, x^3 + x + 1, ... At most degree 15. */
export function primitivePolynomials(count: number): Polynomial[] {
  const found: Polynomial[] = [];
  for (let degree = 1; found.length < count; degree++) {
    if (degree > 15) throw new Error(`Assertion: ${count} primitive polynomials are more than those up to degree 15`);
    const order = (1 << degree) - 1;
    const parts = primeFactors(order).map((prime) => order / prime);
    // Without a constant term x divides it; with an even number of terms x + 1 does, which only x + 1 itself survives.
    for (let p = (1 << degree) | 1; p < 1 << (degree + 1) && found.length < count; p += 2)
      if (powerOfX(order, p, degree) === 1 && parts.every((part) => powerOfX(part, p, degree) !== 1)) found.push(p);
  }
  return found;
}

/** Degree of a polynomial that is not 0. */
export function degreeOf(p: Polynomial): number {
  return 31 - Math.clz32(p);
}

/** x^exponent modulo p by squaring. */
function powerOfX(exponent: number, p: Polynomial, degree: number): number {
  // Of degree 1 everything is a constant: x itself is 1 modulo x + 1.
  let power = 1;
  for (let bit = 31 - Math.clz32(exponent); bit >= 0; bit--) {
    power = multiply(power, power, p, degree);
    if ((exponent >>> bit) & 1) power = reduce(power << 1, p, degree);
  }
  return power;
}

/** a b modulo p, for residues a and b. */
function multiply(a: number, b: number, p: Polynomial, degree: number): number {
  let product = 0;
  for (let bit = degree - 1; bit >= 0; bit--) {
    product = reduce(product << 1, p, degree);
    if ((b >>> bit) & 1) product ^= a;
  }
  return product;
}

/** Takes p off a polynomial of degree at most that of p. */
function reduce(a: number, p: Polynomial, degree: number): number {
  return (a >>> degree) & 1 ? a ^ p : a;
}

function primeFactors(number: number): number[] {
  const primes: number[] = [];
  for (let prime = 2; prime * prime <= number; prime++) {
    if (number % prime !== 0) continue;
    primes.push(prime);
    while (number % prime === 0) number /= prime;
  }
  return number > 1 ? [...primes, number] : primes;
}
