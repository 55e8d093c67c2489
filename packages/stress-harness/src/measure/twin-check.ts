import { VALIDITY } from '../judge/validity.js';
import { median, medianInterval } from './median.js';
import { differences, ratios } from './paired-batches.js';

/** What a process says of itself: how well it compares a thing with the same thing. */
export interface TwinCheck {
  /** Median ratio of the twin over the bare; 1 when the process measures well. */
  readonly twinRatio: number;
  /** Nanoseconds per operation below which a difference drowns in the twins' own. */
  readonly smallestEffectNs: number;
  /** Why the process is void; undefined when it is not. */
  readonly voidReason: string | undefined;
}

/** Compares the bare operation with its twin: the same operation, measured in the same rounds. */
export function twinCheck(bare: readonly number[], twin: readonly number[]): TwinCheck {
  const twinRatio = median(ratios(twin, bare));
  const { low, high } = medianInterval(differences(twin, bare));
  return {
    twinRatio,
    smallestEffectNs: Math.max(Math.abs(low), Math.abs(high)),
    voidReason: twinVoidReason(twinRatio),
  };
}

/** Why a process whose twins compare so is void; undefined when it is not. */
export function twinVoidReason(twinRatio: number): string | undefined {
  const offPercent = Math.abs(twinRatio - 1) * 100;
  if (offPercent <= VALIDITY.twinRatioOffMax * 100) return undefined;
  return `the same code measured twice differed by ${offPercent.toFixed(1)} %`;
}
