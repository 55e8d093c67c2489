/** Counts Node's warnings that something has too many listeners, from its construction on. */
export class MaxListenersWarnings {
  #count = 0;

  constructor() {
    process.on('warning', ({ name }) => {
      if (name === 'MaxListenersExceededWarning') this.#count++;
    });
  }

  get count(): number {
    return this.#count;
  }
}
