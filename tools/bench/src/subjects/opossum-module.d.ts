/** The part of opossum that is measured; it ships no types. */
declare module 'opossum' {
  interface Options {
    timeout: number | false;
    errorThresholdPercentage?: number;
    volumeThreshold?: number;
    resetTimeout?: number;
    rollingCountTimeout?: number;
  }

  export default class CircuitBreaker<A extends unknown[], R> {
    constructor(action: (...args: A) => Promise<R>, options: Options);
    fire(...args: A): Promise<R>;
    readonly opened: boolean;
  }
}
