import { HarnessError } from '../harness-error.js';
import type { ChoicePoint } from './strategy.js';

/**
 * A run that can be had again.
 *
 * @remarks
 * The first choice of a scenario with several start states is the start state. A choice is a rank: 0
 * lets the running actor go on (or the first one, where none is running), the others are numbered from 1 in the order of `enabled`. Points at which only one actor can go on
 * have no choice. Behind the last choice every rank is 0: that is what makes a schedule short.
 */
export interface Schedule {
  /** Of the randomness that the code under test was given: 0 to 2³²−1. */
  readonly seed: number;
  readonly choices: readonly number[];
}

/** The first mark of every schedule string: the version of what follows. */
const VERSION = 'x1';
const RADIX = 36;
const CHECK_DIGITS = 4;

/** The place among `enabled` that a rank stands for; undefined when there are not so many. */
export function indexOfRank(point: ChoicePoint, rank: number): number | undefined {
  const running = runningIndex(point);
  if (rank >= point.enabled.length) return undefined;
  if (rank === 0) return running;
  return rank <= running ? rank - 1 : rank;
}

/** The rank that choosing `index` among `enabled` has. */
export function rankOfIndex(point: ChoicePoint, index: number): number {
  const running = runningIndex(point);
  if (index === running) return 0;
  return index < running ? index + 1 : index;
}

function runningIndex({ enabled, running }: ChoicePoint): number {
  return running === undefined ? 0 : Math.max(0, enabled.indexOf(running));
}

/**
 * A schedule as a string without blanks, for a command line.
 *
 * @remarks
 * ```
 * x1.co9s.4-2_3.1k2f
 * │  │    │     └ check
 * │  │    └ 4 zeros and a 1, 2 zeros and a 3; the rest are zeros
 * │  └ seed
 * └ version
 * ```
 */
export function encodeSchedule({ seed, choices }: Schedule): string {
  const marks: string[] = [];
  let zeros = 0;
  for (const rank of choices) {
    if (rank === 0) {
      zeros++;
      continue;
    }
    marks.push(zeros.toString(RADIX) + (rank === 1 ? '' : `_${rank.toString(RADIX)}`));
    zeros = 0;
  }
  const text = [VERSION, seed.toString(RADIX), marks.join('-')].join('.');
  return `${text}.${checkOf(text)}`;
}

/**
 * Reads what {@link encodeSchedule} wrote.
 *
 * @throws {@link HarnessError} `ERR_SCHEDULE` when it is damaged, cut short or of another version.
 */
export function decodeSchedule(text: string): Schedule {
  const trimmed = text.trim();
  const [version, seed = '', marks = '', check] = trimmed.split('.');
  if (version !== VERSION) throw unusable(text, `it does not begin with "${VERSION}."`);
  if (check !== checkOf(trimmed.slice(0, trimmed.lastIndexOf('.')))) {
    throw unusable(text, 'it is damaged or cut short: its check does not fit');
  }
  const choices = marks === '' ? [] : marks.split('-').flatMap(choicesOf);
  return { seed: parseInt(seed, RADIX), choices };
}

function choicesOf(mark: string): number[] {
  const [zeros = '', rank = '1'] = mark.split('_');
  return [...Array<number>(parseInt(zeros, RADIX)).fill(0), parseInt(rank, RADIX)];
}

/** FNV-1a folded to four digits: a typing error goes unseen once in 1.7 million times. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  const digits = ((hash >>> 0) % RADIX ** CHECK_DIGITS).toString(RADIX);
  return digits.padStart(CHECK_DIGITS, '0');
}

function unusable(text: string, why: string): HarnessError {
  return new HarnessError(
    'ERR_SCHEDULE',
    `Schedule "${text}": ${why}; copy the whole string from the report`,
  );
}
