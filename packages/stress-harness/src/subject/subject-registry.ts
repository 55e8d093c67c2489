import type { SubjectOptions } from './subject.js';

/** What a scenario asks of breakers by key. */
export interface SubjectRegistryOptions extends SubjectOptions {
  /** Most breakers kept at a time. */
  readonly maxBreakers: number;
}

/** Breakers by key, made on demand. A closed one without calls may go for another key's. */
export interface SubjectBreakerRegistry {
  /** Guards an asynchronous call by the breaker of a key. */
  execute<T>(key: string, fn: () => Promise<T>): Promise<T>;
  /** Whether an error means "the breaker did not run the call". */
  isRejection(error: unknown): boolean;
  /** Breakers kept now. */
  size(): number;
  dispose?(): void;
}
