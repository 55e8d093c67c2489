/** The breakers that are compared; the first is ours. */
export const SUBJECT_NAMES = ['breaker-core', 'cockatiel', 'opossum', 'mollitia'] as const;

/** A breaker that is compared. */
export type SubjectName = (typeof SUBJECT_NAMES)[number];

/** What is measured beside the breakers, to know what a promise costs anyway. */
export const YARDSTICKS = ['.then', '.then with a closure'] as const;

/** Whatever has a column of its own. */
export type ColumnName = SubjectName | (typeof YARDSTICKS)[number];
