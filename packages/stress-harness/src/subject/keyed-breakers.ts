import type { SubjectBreaker, SubjectOptions } from './subject.js';

/** What a scenario asks of a registry of breakers. */
export interface SubjectKeyedOptions {
  /** Breakers kept at most. */
  readonly maxBreakers: number;
  /** Of each breaker in it. */
  readonly breaker: SubjectOptions;
}

/**
 * Breakers by key, made on demand and bounded in number.
 *
 * @remarks
 * The contract a subject is held to: no more than `maxBreakers` are kept, and one that is not closed
 * is never let go for room.
 */
export interface SubjectKeyedBreakers {
  /** The breaker of a key, made if there is none. */
  get(key: string): SubjectBreaker;
  /** Breakers kept now. */
  size(): number;
  dispose?(): void;
}
