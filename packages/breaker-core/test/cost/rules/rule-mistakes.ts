import { costSettings } from '../../../src/cost/cost-options.js';
import { ruleTerms } from '../../../src/cost/rules/rule-terms.js';
import type { InvalidOptionsError, Violation } from '../../../src/errors.js';
import { OptionCheck } from '../../../src/option-check.js';

const day = { per: 'day', cap: 100 } as const;
const settings = costSettings({
  budgets: [day, { per: { rollingMs: 60_000 }, cap: 5 }],
  scopes: [
    { name: 'team', budgets: [{ per: 'month', cap: 100 }] },
    { name: 'key', parent: 'team' },
    { name: 'other' },
  ],
});

/** What is wrong with rules over the budgets above. */
export function violations(rules: unknown, knownModels?: readonly string[]): readonly Violation[] {
  const check = new OptionCheck();
  ruleTerms(rules, { scopes: settings.scopes, knownModels }, check);
  try {
    check.done('CostBreaker');
  } catch (error) {
    return (error as InvalidOptionsError).violations;
  }
  return [];
}

/** The options that are complained about, in order. */
export const complaints = (rules: unknown, knownModels?: readonly string[]) =>
  violations(rules, knownModels).map(({ option }) => option);

export const good = {
  name: 'good',
  when: { kind: 'amount', per: 'day', above: 1 },
  action: { kind: 'block' },
};
export const withOnly = (only: unknown, when: unknown = good.when) => [{ ...good, when, only }];
export const withWhen = (when: object) => [{ ...good, when }];
export const withAction = (action: object) => [{ ...good, action }];
