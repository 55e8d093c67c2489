import { readFileSync } from 'node:fs';
import { writeJsonAtomically } from '@breaker-lab/stress-harness/report';
import {
  type KillMatrix,
  killMatrix,
  MATRIX_SCHEMA_VERSION,
  type MatrixKey,
  trialsOf,
} from './kill-matrix.js';
import type { MutantFacts } from './mutant-facts.js';
import type { Trial } from './trial.js';

/**
 * `reports/kill-matrix.json`: trials of one key. What an earlier run of the same key has found
 * stays, so that a run of hours can be interrupted, and a short one takes nothing from it.
 */
export class KillMatrixFile {
  readonly #file: string;
  readonly #key: MatrixKey;
  readonly #mutants: readonly MutantFacts[];
  #trials: readonly Trial[];

  /** @param mutants - all there are: trials of others are forgotten. */
  constructor(file: string, { key, mutants }: { key: MatrixKey; mutants: readonly MutantFacts[] }) {
    this.#file = file;
    this.#key = key;
    this.#mutants = mutants;
    const earlier = read(file);
    const isSame =
      earlier?.schemaVersion === MATRIX_SCHEMA_VERSION && keyText(earlier) === keyText(key);
    this.#trials = isSame ? trialsOf(earlier) : [];
  }

  get trials(): readonly Trial[] {
    return this.#trials;
  }

  /**
   * Stores trials.
   *
   * @param newer - take the place of those of the same mutant, category and way of trying: of a
   * test that is no more nothing stays.
   */
  keep(newer: readonly Trial[]): void {
    const again = new Set(newer.map(cell));
    this.#trials = [...this.#trials.filter((trial) => !again.has(cell(trial))), ...newer];
    const tried = new Set(this.#trials.map(({ mutant }) => mutant));
    const mutants = this.#mutants.filter(({ name }) => tried.has(name));
    writeJsonAtomically(this.#file, killMatrix(this.#key, { mutants, trials: this.#trials }));
  }
}

function read(file: string): KillMatrix | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KillMatrix;
  } catch {
    return undefined;
  }
}

function keyText({ seed, profile, machine, sources }: MatrixKey): string {
  const { node, platform, cpu, cores, memoryGib } = machine;
  return JSON.stringify([seed, profile, sources, node, platform, cpu, cores, memoryGib]);
}

function cell({ mutant, category, by }: Trial): string {
  return JSON.stringify([mutant, category, by]);
}
