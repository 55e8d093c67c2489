import type { SubjectBreaker, SubjectState, SubjectTransition } from '../../src/subject/subject.js';

/** A breaker that only reports what it is told to. */
export class ScriptedBreaker implements SubjectBreaker {
  readonly #listeners: ((transition: SubjectTransition) => void)[] = [];
  readonly #state: SubjectState;

  constructor(state: SubjectState = 'closed') {
    this.#state = state;
  }

  report(...path: readonly (readonly [from: SubjectState, to: SubjectState])[]): void {
    for (const [from, to] of path) {
      for (const listener of this.#listeners) listener({ from, to });
    }
  }

  execute<T>(fn: () => Promise<T>): Promise<T> {
    return fn();
  }

  state(): SubjectState {
    return this.#state;
  }

  isRejection(): boolean {
    return false;
  }

  onTransition(listener: (transition: SubjectTransition) => void): void {
    this.#listeners.push(listener);
  }
}
