import { documentsTargets } from '@breaker-lab/stress-harness/jest';
import { gates } from '../src/gates-targets.js';
import { rateWindow } from '../src/rate-window-targets.js';
import { throttle } from '../src/throttle-targets.js';

documentsTargets({ gates, rateWindow, throttle });
