import { readFileSync } from 'node:fs';
import { writeJsonAtomically } from '@breaker-lab/stress-harness/report';
import type { CheckRun } from './check-run.js';
import {
  type CheckKey,
  type CheckSummary,
  SELF_CHECK_SCHEMA_VERSION,
  type SelfCheck,
  summariseCheck,
} from './self-check.js';

/** `reports/self-check.json`: runs of one key. Each is kept as it ends: an interrupted check goes on. */
export class SelfCheckFile {
  readonly #file: string;
  readonly #key: CheckKey;
  #runs: readonly CheckRun[];

  constructor(file: string, key: CheckKey) {
    this.#file = file;
    this.#key = key;
    const earlier = read(file);
    const isSame =
      earlier?.schemaVersion === SELF_CHECK_SCHEMA_VERSION && keyText(earlier) === keyText(key);
    this.#runs = isSame ? earlier.runs : [];
  }

  /** Whether a run was made already. */
  has({ condition, seed, category }: Pick<CheckRun, 'condition' | 'seed' | 'category'>): boolean {
    return this.#runs.some(
      (run) => run.condition === condition && run.seed === seed && run.category === category,
    );
  }

  keep(runs: readonly CheckRun[], measuredAt: string): void {
    this.#runs = [...this.#runs, ...runs];
    this.#write({ measuredAt, summary: null });
  }

  /** Sums up what there is, and stores that too. */
  conclude(measuredAt: string): CheckSummary {
    const summary = summariseCheck(this.#runs);
    this.#write({ measuredAt, summary });
    return summary;
  }

  get runs(): readonly CheckRun[] {
    return this.#runs;
  }

  #write(end: Pick<SelfCheck, 'measuredAt' | 'summary'>): void {
    const { profile, machine, sources } = this.#key;
    const check: SelfCheck = {
      schemaVersion: SELF_CHECK_SCHEMA_VERSION,
      profile,
      machine,
      sources,
      ...end,
      runs: this.#runs,
    };
    writeJsonAtomically(this.#file, check);
  }
}

function read(file: string): SelfCheck | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SelfCheck;
  } catch {
    return undefined;
  }
}

function keyText({ profile, machine, sources }: CheckKey): string {
  const { node, platform, cpu, cores, memoryGib } = machine;
  return JSON.stringify([profile, sources, node, platform, cpu, cores, memoryGib]);
}
