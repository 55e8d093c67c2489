// Starts the self-check.
import { start } from './built.mjs';

await start('self-check/main.js', ['packages/stress-harness']);
