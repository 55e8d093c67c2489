import { unitsOf } from './order.js';

const FORMAT = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 6,
});

/** Micro-units as a person reads money: `$1.00`, `$0.348127`. */
export function dollars(micros: number): string {
  return FORMAT.format(unitsOf(micros));
}
