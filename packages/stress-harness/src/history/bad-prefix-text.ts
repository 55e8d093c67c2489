import type { BadPrefix } from './bad-prefix.js';
import { EventList } from './event-list.js';
import type { Model } from './model.js';
import type { Operation } from './operation.js';

/** Operations shown at most; of an order, the last ones. */
const ROWS_MAX = 24;

/**
 * A bad prefix as a table: a row an operation, first those in the longest order, as ordered, then
 * those without a place. The bars tell which operations overlap; they count events, not time.
 *
 * ```
 * object 0: no order explains these 3 operations, of which the last to answer is read() → 0
 *
 * order  operation      state  thread  invoked ├ ┤ answered
 *     1  write(1)       1      0       ├─┤
 *     2  read() → 1     1      1          ├─┤
 *     –  read() → 0            0             ├─┤  ◀ fits nowhere
 * ```
 */
export function renderBadPrefix<S>(
  prefix: BadPrefix,
  { describe }: Pick<Model<S>, 'describe'>,
): string {
  const { object, refuted, longestOrder, unordered, isShortest } = prefix;
  const all = [
    ...longestOrder.map(({ operation, stateAfter }, index) => ({
      order: String(index + 1),
      operation,
      state: stateAfter,
    })),
    ...unordered.map((operation) => ({ order: '–', operation, state: '' })),
  ];
  const shown = all.slice(-ROWS_MAX);
  const bars = barsOf(shown.map(({ operation }) => operation));
  const rows = shown.map(({ order, operation, state }, index) => [
    order,
    describe(operation),
    state,
    String(operation.thread),
    `${bars[index] ?? ''}${operation === refuted ? '  ◀ fits nowhere' : ''}`,
  ]);
  const head = ['order', 'operation', 'state', 'thread', 'invoked ├ ┤ answered'];
  return [
    `object ${object}: no order explains these ${all.length} operations, of which the last to ` +
      `answer is ${describe(refuted)}`,
    ...(isShortest ? [] : ['(the limits were met: a shorter prefix may be illegal, too)']),
    '',
    ...aligned([head, ...rows]),
    ...(shown.length < all.length ? [`(${all.length - shown.length} before these left out)`] : []),
  ].join('\n');
}

function barsOf(operations: readonly Operation[]): string[] {
  const events = new EventList(operations);
  const bars = operations.map(() => '');
  for (const event of events) {
    const acting = events.isInvocation(event) ? event : events.operationOf(event);
    bars.forEach((bar, index) => {
      bars[index] = bar + glyph(bar, { isActing: index === acting });
    });
  }
  return bars.map((bar) => bar.trimEnd());
}

/** The next column of a bar. */
function glyph(bar: string, { isActing }: { isActing: boolean }): string {
  const isRunning = bar.endsWith('├') || bar.endsWith('─');
  if (isActing) return isRunning ? '┤' : '├';
  return isRunning ? '─' : ' ';
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
