import { divideUp } from './divide-up.js';
import type { CompletePrice } from './price-table.js';
import type { TokenCounts } from './token-counts.js';

/** The four prices as whole numbers: micro-units a token, times `scale`, a power of ten. */
interface ScaledPrice {
  readonly input: bigint;
  readonly output: bigint;
  readonly cachedInput: bigint;
  readonly reasoning: bigint;
  readonly scale: bigint;
}

/**
 * The price of one model, exact: currency units a million tokens are micro-units a token, and
 * decimals times a power of ten are whole numbers. These multiply and add without error, as doubles
 * up to 2⁵³ and as bigints beyond; the sum is rounded up once.
 */
export class TokenPrice {
  readonly #exact: ScaledPrice;
  // The same as doubles, all NaN where one of them cannot be.
  readonly #input: number;
  readonly #output: number;
  readonly #cachedInput: number;
  readonly #reasoning: number;
  readonly #scale: number;

  constructor(price: CompletePrice) {
    const exact = scaledPrice(price);
    const { input, output, cachedInput, reasoning, scale } = exact;
    const all = [input, output, cachedInput, reasoning, scale];
    const fits = all.every((whole) => whole <= Number.MAX_SAFE_INTEGER);
    const double = (whole: bigint): number => (fits ? Number(whole) : Number.NaN);
    this.#exact = exact;
    this.#input = double(input);
    this.#output = double(output);
    this.#cachedInput = double(cachedInput);
    this.#reasoning = double(reasoning);
    this.#scale = double(scale);
  }

  /** Whole micro-units; not exact above 2⁵³, which is far above every amount. */
  micros(tokens: TokenCounts): number {
    const { input = 0, output = 0, cachedInput = 0, reasoning = 0 } = tokens;
    const scaled =
      input * this.#input +
      output * this.#output +
      cachedInput * this.#cachedInput +
      reasoning * this.#reasoning;
    // No part is above the sum: where the sum is countable, nothing was rounded on the way.
    if (scaled <= Number.MAX_SAFE_INTEGER) return divideUp(scaled, this.#scale);
    return this.#bigMicros(tokens);
  }

  #bigMicros({ input = 0, output = 0, cachedInput = 0, reasoning = 0 }: TokenCounts): number {
    const exact = this.#exact;
    const scaled =
      BigInt(input) * exact.input +
      BigInt(output) * exact.output +
      BigInt(cachedInput) * exact.cachedInput +
      BigInt(reasoning) * exact.reasoning;
    return Number((scaled + exact.scale - 1n) / exact.scale);
  }
}

function scaledPrice(price: CompletePrice): ScaledPrice {
  const input = decimal(price.inputPerMillion);
  const output = decimal(price.outputPerMillion);
  const cachedInput = decimal(price.cachedInputPerMillion);
  const reasoning = decimal(price.reasoningPerMillion);
  const places = Math.max(input.places, output.places, cachedInput.places, reasoning.places);
  return {
    input: atPlaces(input, places),
    output: atPlaces(output, places),
    cachedInput: atPlaces(cachedInput, places),
    reasoning: atPlaces(reasoning, places),
    scale: 10n ** BigInt(places),
  };
}

/** `digits × 10^-places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** The decimal a double is printed as: the shortest that reads back as the same double. */
function decimal(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function atPlaces({ digits, places }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places);
}
