/** What tells one breaker's series from another's. */
export interface SeriesAttributes {
  readonly 'breaker.name': string;
  /** Only where the source is a registry. */
  readonly 'breaker.key'?: string;
  readonly [attribute: string]: string;
}
