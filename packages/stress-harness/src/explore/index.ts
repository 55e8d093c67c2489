export { type ApartOptions, exploreApart } from './async/explore-apart.js';
export { type ExplorationModule } from './async/exploration-module.js';
export { exploreAsync, replayAsync } from './async/explore-async.js';
export { type AsyncOptions, type StepBegun } from './async/options.js';
export { type AsyncPlan, type AsyncScenario } from './async/scenario.js';
export { type AsyncWorld } from './async/world.js';
export { type WorldTimer } from './async/world-timer.js';
export { Decisions } from './decisions.js';
export {
  type ExplorationReport,
  type Explored,
  type Finding,
  type FindingKind,
  type TraceRow,
} from './exploration.js';
export { renderExploration } from './exploration-text.js';
export {
  decodeSchedule,
  encodeSchedule,
  indexOfRank,
  rankOfIndex,
  type Schedule,
} from './schedule.js';
export {
  type ChoicePoint,
  type Coverage,
  type PendingStep,
  type PointState,
  type Strategy,
} from './strategy.js';
export { exhaustive, type ExhaustivePlan } from './strategy/exhaustive.js';
export { inTurn } from './strategy/in-turn.js';
export { pct, type PctPlan } from './strategy/pct.js';
export { randomWalk } from './strategy/random-walk.js';
export { replay } from './strategy/replay.js';
export { type Shown, shrink, type ShrinkPlan } from './shrink.js';
export { everyEnd, type EveryEndPlan } from './threads/learned/every-end.js';
export { type RunBegun, type ThreadWatch } from './threads/learned/thread-watch.js';
export { exploreThreads, replayThreads, type ThreadOptions } from './threads/explore-threads.js';
export { type ThreadLimits } from './threads/thread-limits.js';
export { type ThreadProgram } from './threads/thread-program.js';
export { renderTrace } from './trace-table.js';
