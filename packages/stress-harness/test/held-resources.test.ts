import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

/** In a process of its own: Jest's realm hides timers from the heap's own count. */
function leftAfter(statements: string): unknown {
  const program = `
    import { openSync } from 'node:fs';
    import { heldResources, resourcesLeft } from './dist/record/held-resources.js';
    const before = await heldResources();
    ${statements}
    process.stdout.write(JSON.stringify(resourcesLeft(before, await heldResources())));
    process.exit(0);`;
  const args = ['--expose-gc', '--no-warnings', '--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

const nothing = { handlesLeft: 0, timersLeft: 0, listenersLeft: 0, descriptorsLeft: 0 };

test('nothing is left of what came and went', () => {
  const used = 'for (let i = 0; i < 100; i++) await new Promise((go) => setTimeout(go, 0));';
  expect(leftAfter(used)).toEqual(nothing);
});

test('a pending timer is left, as a handle and as a timer', () => {
  const used = 'setTimeout(() => undefined, 60_000);';
  expect(leftAfter(used)).toEqual({ ...nothing, handlesLeft: 1, timersLeft: 1 });
});

test('an unreferenced interval is left as a timer', () => {
  const used = 'setInterval(() => undefined, 60_000).unref();';
  expect(leftAfter(used)).toEqual({ ...nothing, timersLeft: 1 });
});

test('two listeners and three descriptors are left', () => {
  const used = `
    for (let i = 0; i < 2; i++) process.on('event-' + i, () => undefined);
    for (let i = 0; i < 3; i++) openSync(process.execPath);`;
  expect(leftAfter(used)).toEqual({ ...nothing, listenersLeft: 2, descriptorsLeft: 3 });
});
