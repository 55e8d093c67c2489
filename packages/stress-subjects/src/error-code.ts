/** Recognises an error of breaker-core: by its code, which two copies of a package share. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
