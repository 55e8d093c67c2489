import type { OptionCheck } from '../../option-check.js';

const TEXT_MAX = 1_000;

/** A text that the audit trail keeps: short enough that a thousand of them fit into memory. */
export function checkAuditText(option: string, value: unknown, check: OptionCheck): void {
  const ok = typeof value === 'string' && value !== '' && value.length <= TEXT_MAX;
  check.require(option, value, { rule: `a string of 1 to ${TEXT_MAX} characters`, ok });
}
