import type { CostCounts, CostUsage } from '../cost/cost-usage.js';
import { BUDGET_INSTRUMENTS } from './budget-instruments.js';
import type { CostGroup } from './cost-source.js';
import type { Instrument } from './instrument.js';

type Described = Pick<Instrument<CostGroup>, 'name' | 'unit' | 'description'>;

/** Counts, and sums of money, that only grow. */
type Growing = keyof CostCounts | Extract<keyof CostUsage, `${string}Micros`>;

/** The counters: one for each, or it does not compile. */
const COUNTERS: Readonly<Record<Growing, Described>> = {
  admitted: {
    name: 'breaker.cost.reservation.admitted',
    unit: '{reservation}',
    description: 'Reservations made.',
  },
  blocked: {
    name: 'breaker.cost.reservation.blocked',
    unit: '{reservation}',
    description: 'Reservations refused.',
  },
  throttled: {
    name: 'breaker.cost.reservation.throttled',
    unit: '{reservation}',
    description: 'Of the blocked reservations, those that a throttling rule refused.',
  },
  degraded: {
    name: 'breaker.cost.reservation.degraded',
    unit: '{reservation}',
    description: 'Reservations that a degrading rule stepped down.',
  },
  committed: {
    name: 'breaker.cost.reservation.committed',
    unit: '{reservation}',
    description: 'Reservations committed in time.',
  },
  released: {
    name: 'breaker.cost.reservation.released',
    unit: '{reservation}',
    description: 'Reservations released in time.',
  },
  expired: {
    name: 'breaker.cost.reservation.expired',
    unit: '{reservation}',
    description: 'Reservations that were not settled in time.',
  },
  lateCommits: {
    name: 'breaker.cost.reservation.late_committed',
    unit: '{reservation}',
    description: 'Of the expired reservations, those committed afterwards.',
  },
  lateReleases: {
    name: 'breaker.cost.reservation.late_released',
    unit: '{reservation}',
    description: 'Of the expired reservations, those released afterwards.',
  },
  refunds: {
    name: 'breaker.cost.refunds',
    unit: '{refund}',
    description: 'Refunds of what was committed.',
  },
  unpriced: {
    name: 'breaker.cost.reservation.unpriced',
    unit: '{reservation}',
    description: 'Reservations charged by their estimate, as the actual cost could not be had.',
  },
  blockedMicros: {
    name: 'breaker.cost.blocked',
    unit: '{micro_unit}',
    description: 'The estimates of the blocked, in micro-units of the currency.',
  },
  savedMicros: {
    name: 'breaker.cost.saved',
    unit: '{micro_unit}',
    description: 'How much less was reserved by degrading, in micro-units of the currency.',
  },
};

const ACTIVE: Described = {
  name: 'breaker.cost.reservation.active',
  unit: '{reservation}',
  description: 'Reservations that hold money.',
};

function pointOf(count: Growing | 'liveReservations'): Instrument<CostGroup>['points'] {
  return ({ attributes, usages }) => [
    { attributes, value: usages.reduce((sum, usage) => sum + usage[count], 0) },
  ];
}

/** All instruments of cost breakers; the README tells what each is. */
export const COST_INSTRUMENTS: readonly Instrument<CostGroup>[] = [
  ...BUDGET_INSTRUMENTS,
  { ...ACTIVE, isMonotonic: false, points: pointOf('liveReservations') },
  ...(Object.keys(COUNTERS) as Growing[]).map((count) => ({
    ...COUNTERS[count],
    isMonotonic: true,
    points: pointOf(count),
  })),
];
