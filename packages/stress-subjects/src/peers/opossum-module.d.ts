/** The part of opossum that is put under stress; it ships no types. */
declare module 'opossum' {
  interface Options {
    timeout: number | false;
    errorThresholdPercentage: number;
    volumeThreshold: number;
    resetTimeout: number;
    rollingCountTimeout?: number;
    enableSnapshots: boolean;
  }

  export default class CircuitBreaker<A extends unknown[], R> {
    static isOurError(error: unknown): boolean;
    constructor(action: (...args: A) => Promise<R>, options: Options);
    fire(...args: A): Promise<R>;
    on(
      event: 'open' | 'halfOpen' | 'close' | 'success' | 'failure' | 'reject',
      listener: () => void,
    ): this;
    off(event: 'open' | 'halfOpen' | 'close', listener: () => void): this;
    readonly closed: boolean;
    readonly halfOpen: boolean;
    shutdown(): void;
  }
}
