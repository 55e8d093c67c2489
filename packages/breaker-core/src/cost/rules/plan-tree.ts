import { CALL_NAMES, type CallName, type RuledCall } from './call-filter.js';
import type { Rule } from './rule.js';
import { RulePlan } from './rule-plan.js';

/** Branches that are walked and kept; beyond, the tree grows anew. */
const KEPT_MAX = 1_000;

/**
 * Finds the rules that are for a call by asking for its names one after the other, instead of
 * asking every rule. Kinds of which no rule lists a name are not asked for.
 *
 * ```
 * scope ──team──▶ operation ──chat──▶ rules of team and chat
 *   │                 └──any other──▶ rules of team without operations
 *   └──any other──▶ …
 * ```
 *
 * @remarks
 * A branch grows when a call first comes by. There are branches for listed names only: names that
 * callers make up take no memory.
 */
export class PlanTree {
  readonly #rules: readonly Rule[];
  #root: Branch;
  #kept = 0;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#root = { rules, kinds: CALL_NAMES };
  }

  find(call: RuledCall): RulePlan {
    let branch = this.#root;
    for (;;) {
      const end = branch.end ?? this.#grow(branch);
      if (end instanceof RulePlan) return end;
      const name = nameOf(call, end.kind);
      branch = (name === undefined ? undefined : end.byName.get(name)) ?? end.other;
    }
  }

  #grow(branch: Branch): Fork | RulePlan {
    if (this.#kept >= KEPT_MAX) {
      this.#root = { rules: this.#rules, kinds: CALL_NAMES };
      this.#kept = 0;
    }
    this.#kept += 1;
    branch.end = endOf(branch);
    return branch.end;
  }
}

/** Rules that are for all calls which have come so far, and what is not yet asked. */
interface Branch {
  readonly rules: readonly Rule[];
  readonly kinds: readonly CallName[];
  end?: Fork | RulePlan;
}

/** The next question. */
interface Fork {
  readonly kind: CallName;
  readonly byName: ReadonlyMap<string, Branch>;
  /** For a call whose name is in no list, or which has none. */
  readonly other: Branch;
}

/** By fixed names: reading a property by a name that varies takes as long as finding the branch. */
function nameOf(call: RuledCall, kind: CallName): string | undefined {
  switch (kind) {
    case 'scope':
      return call.scope;
    case 'operation':
      return call.operation;
    case 'category':
      return call.category;
    case 'model':
      return call.model;
  }
}

function endOf({ rules, kinds: [kind, ...kinds] }: Branch): Fork | RulePlan {
  if (kind === undefined) return new RulePlan(rules);
  const names = new Set(rules.flatMap(({ only }) => [...(only[kind] ?? [])]));
  if (names.size === 0) return endOf({ rules, kinds });
  const branch = (has: (list: ReadonlySet<string>) => boolean): Branch => ({
    rules: rules.filter(({ only }) => only[kind] === undefined || has(only[kind])),
    kinds,
  });
  return {
    kind,
    byName: new Map([...names].map((name) => [name, branch((list) => list.has(name))])),
    other: branch(() => false),
  };
}
