import { MAX_COUNT, type OptionCheck } from '../../option-check.js';
import type { RuleAction } from './cost-rule.js';

/** What a rule does, complete. */
export type ActionTerm =
  | { readonly kind: 'alert' }
  | { readonly kind: 'degrade'; readonly step: number }
  | { readonly kind: 'throttle'; readonly callsPerSecond: number; readonly burst: number }
  | { readonly kind: 'block' };

const KEYS = {
  alert: ['kind'],
  degrade: ['kind', 'step'],
  throttle: ['kind', 'callsPerSecond', 'burst'],
  block: ['kind'],
} as const satisfies Record<RuleAction['kind'], readonly string[]>;

const KINDS = Object.keys(KEYS) as RuleAction['kind'][];

/** Checks what a rule does; undefined, and reported, when it is nothing known. */
export function checkedAction(
  path: string,
  action: unknown,
  check: OptionCheck,
): ActionTerm | undefined {
  const kind = check.kind(path, action, KINDS);
  if (kind === undefined) return undefined;
  const { step, callsPerSecond, burst = 1 } = check.object(path, action, KEYS[kind]);
  switch (kind) {
    case 'degrade':
      check.integer(`${path}.step`, step, { min: 1, max: 100 });
      return { kind, step: step as number };
    case 'throttle':
      check.number(`${path}.callsPerSecond`, callsPerSecond, { min: 0.000_001, max: MAX_COUNT });
      check.integer(`${path}.burst`, burst, { min: 1, max: MAX_COUNT });
      return { kind, callsPerSecond: callsPerSecond as number, burst: burst as number };
    case 'alert':
    case 'block':
      return { kind };
  }
}
