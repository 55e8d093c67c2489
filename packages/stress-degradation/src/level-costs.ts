import { growthExponent, median } from '@breaker-lab/stress-harness';
import { type ByteSample, ExtraBytes } from './extra-bytes.js';
import { FLOOR_LEVEL } from './levels.js';

/** What a call costs at each level, in samples. */
interface LevelSamples {
  /** Processor time of a guarded call over that of a bare one. */
  readonly ratios: number[];
  readonly extraBytes: ExtraBytes;
}

/** Figures of {@link LevelCosts}; NaN without samples. */
export type LevelFigures = Record<
  | 'levelsFinished'
  | 'throughputLossShare'
  | 'throughputLossShareMax'
  | 'growthExponent'
  | 'bytesGrowthExponent',
  number
>;

/**
 * Bytes below which nothing is told from nothing: at each level the engine may box one or two
 * numbers of a call more or fewer, as it has compiled by then. What grows with the calls in flight,
 * be it a reference for each, is kilobytes.
 */
const BYTES_RESOLUTION = 128;
const RATIO_RESOLUTION = 0.1;

/** Collects what calls cost at every level, and concludes how cost grows with the level. */
export class LevelCosts {
  readonly #levels: ReadonlyMap<number, LevelSamples>;

  constructor(levels: readonly number[]) {
    this.#levels = new Map(
      levels.map((level) => [level, { ratios: [], extraBytes: new ExtraBytes() }]),
    );
  }

  addRatio(level: number, ratio: number): void {
    this.#levels.get(level)?.ratios.push(ratio);
  }

  addBytes(level: number, sample: ByteSample): void {
    this.#levels.get(level)?.extraBytes.add(sample);
  }

  get figures(): LevelFigures {
    const levels = [...this.#levels].filter(([, { ratios }]) => ratios.length > 0);
    const ratios = levels.map(([size, samples]) => ({ size, cost: median(samples.ratios) }));
    const bytes = levels.map(([size, { extraBytes }]) => ({ size, cost: extraBytes.perCall }));
    const baseline = ratios[0]?.cost ?? NaN;
    // Throughput is one over cost.
    const loss = (upTo: number): number =>
      Math.max(
        0,
        ...ratios.filter(({ size }) => size <= upTo).map(({ cost }) => 1 - baseline / cost),
      );
    return {
      levelsFinished: ratios.length,
      throughputLossShare: loss(FLOOR_LEVEL),
      throughputLossShareMax: loss(Infinity),
      growthExponent: growthExponent(ratios, { resolution: RATIO_RESOLUTION }),
      bytesGrowthExponent: growthExponent(
        bytes.filter(({ cost }) => !Number.isNaN(cost)),
        { resolution: BYTES_RESOLUTION },
      ),
    };
  }

  /** One line a level, for a person. */
  get notes(): string[] {
    return [...this.#levels].map(
      ([level, { ratios, extraBytes }]) =>
        `${level} in flight: ${median(ratios).toFixed(2)} times a bare call, ${extraBytes.perCall.toFixed(0)} B more`,
    );
  }
}
