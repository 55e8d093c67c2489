import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadMutants } from '../../src/detect/mutant-facts.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'breaker-lab-registry-'));
  mkdirSync(join(root, 'tools', 'jest'), { recursive: true });
  mkdirSync(join(root, 'node_modules', 'registry'), { recursive: true });
  writeFileSync(
    join(root, 'tools', 'jest', 'stress.config.mjs'),
    "export default { globals: { stressRegistry: 'registry' } };",
  );
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function withRegistry(source: string): void {
  writeFileSync(join(root, 'node_modules', 'registry', 'index.js'), source);
}

test('mutants are read where the stress tests find them', async () => {
  const facts = { name: 'a', fault: 'is broken', owner: 'stress-cost', kind: 'cost' };
  withRegistry(
    `module.exports.mutants = async () => [${JSON.stringify({ ...facts, subject: {} })}];`,
  );
  await expect(loadMutants(root)).resolves.toEqual([facts]);
});

test.each([
  'module.exports.mutants = () => [];',
  "module.exports.mutants = () => [{ name: 'a' }];",
  '',
])('a registry that says too little is refused: %s', async (source) => {
  withRegistry(source);
  await expect(loadMutants(root)).rejects.toThrow('registry: its export "mutants" must be');
});
