// Starts the kill matrix, which looks into the registry of mutants as well.
import { start } from './built.mjs';

await start('detect/main.js', [
  'packages/stress-harness',
  'packages/breaker-core',
  'packages/stress-subjects',
]);
