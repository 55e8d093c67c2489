const STEPS = 0;
const RUNS = 1;
const LENGTH = 2;
const CHOICES = 3;
/** Choices of the present run that are kept. */
const CHOICES_MAX = 4_096;

/** How far an exploration has come, for another thread to see even while this one is blocked. */
export class Progress {
  /** To be handed to the other thread, which makes its own of it. */
  readonly memory: SharedArrayBuffer;
  readonly #fields: Int32Array;
  #choices: readonly number[] = [];
  #written = 0;

  constructor(
    memory = new SharedArrayBuffer((CHOICES + CHOICES_MAX) * Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.memory = memory;
    this.#fields = new Int32Array(memory);
  }

  /** A step is about to be taken. @param choices - of the present run; a new array is a new run. */
  step(choices: readonly number[]): void {
    if (choices !== this.#choices) {
      this.#choices = choices;
      this.#written = 0;
      Atomics.add(this.#fields, RUNS, 1);
    }
    for (; this.#written < Math.min(choices.length, CHOICES_MAX); this.#written++) {
      this.#fields[CHOICES + this.#written] = choices[this.#written] ?? 0;
    }
    Atomics.store(this.#fields, LENGTH, this.#written);
    Atomics.add(this.#fields, STEPS, 1);
  }

  /** Steps of all runs. */
  get steps(): number {
    return Atomics.load(this.#fields, STEPS);
  }

  /** Runs that have taken a step. */
  get runs(): number {
    return Atomics.load(this.#fields, RUNS);
  }

  /** Of the present run, as far as they are kept. */
  get choices(): readonly number[] {
    const length = Atomics.load(this.#fields, LENGTH);
    return [...this.#fields.subarray(CHOICES, CHOICES + length)];
  }
}
