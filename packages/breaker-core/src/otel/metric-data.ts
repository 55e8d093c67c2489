/*
 * The parts of the metrics SDK's data model that this package makes, written down here because the
 * SDK would have to be installed to name its types. A test shows that they fit.
 */

/** Seconds and nanoseconds since 1970-01-01T00:00Z. */
export type EpochTime = [seconds: number, nanoseconds: number];

/** A cumulative sum of whole numbers; the numbers are members of the SDK's enumerations. */
export interface BreakerMetricData {
  readonly descriptor: {
    readonly name: string;
    readonly unit: string;
    readonly description: string;
    /** `ValueType.INT` */
    readonly valueType: 0;
  };
  /** `AggregationTemporality.CUMULATIVE` */
  readonly aggregationTemporality: 1;
  /** `DataPointType.SUM` */
  readonly dataPointType: 3;
  readonly isMonotonic: boolean;
  readonly dataPoints: {
    readonly startTime: EpochTime;
    readonly endTime: EpochTime;
    readonly attributes: Record<string, string>;
    readonly value: number;
  }[];
}

/** A resource that says nothing: readers put the SDK's own in its place. */
export interface NoResource {
  readonly attributes: Record<string, never>;
  merge(other: NoResource | null): NoResource;
  getRawAttributes(): never[];
}

/** What one collection found. */
export interface BreakerMetrics {
  resourceMetrics: {
    resource: NoResource;
    scopeMetrics: { scope: { name: string }; metrics: BreakerMetricData[] }[];
  };
  /** What the source threw, if it did. */
  errors: unknown[];
}

/** See {@link NoResource}. */
export const NO_RESOURCE: NoResource = {
  attributes: {},
  merge: (other) => other ?? NO_RESOURCE,
  getRawAttributes: () => [],
};
