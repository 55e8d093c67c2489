// Starts the main job.
import { start } from './built.mjs';

await start('main.js', ['packages/stress-harness']);
