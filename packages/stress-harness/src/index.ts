export { type HeapFigure, HeapReadings } from './census/heap-readings.js';
export { HeapSnapshots } from './census/heap-snapshots.js';
export { liveObjects } from './census/live-objects.js';
export { nowMs, startOwnTime, type Stopwatch, wallClockIso } from './clock.js';
export { Deferred } from './explore/deferred.js';
export { cameToRest, microtasks } from './explore/microtasks.js';
export { SeededScheduler, type Step } from './explore/seeded-scheduler.js';
export { ManualTime, type SubjectTime, subjectTime } from './explore/subject-time.js';
export { Trace } from './explore/trace.js';
export { HarnessError } from './harness-error.js';
export { type Agreement, agreementOf, FIRST_STAGE_PROCESSES } from './judge/agreement.js';
export { conservationTargets } from './judge/conservation.js';
export { checkTargets, type LikelyCause, type Target, thresholdOf } from './judge/target.js';
export { type Evidence, type Outcome, OUTCOMES, type Verdict } from './judge/verdict.js';
export { concludeLab } from './lab/lab-result.js';
export type {
  ArrivalPlan,
  BurstArrivals,
  ConstantArrivals,
  OnOffArrivals,
  PoissonArrivals,
  RampArrivals,
} from './load/arrival-plan.js';
export { type Arrivals, arrivals, intendedStartsMs } from './load/arrivals.js';
export { closedLoop, type ClosedLoopPlan } from './load/closed-loop.js';
export { generatorFaults, type LagLimit, type OpenLoopRun } from './load/generator-faults.js';
export { GuardedCall } from './load/guarded-call.js';
export { openLoop, type OpenLoopPlan } from './load/open-loop.js';
export { Punctuality } from './load/punctuality.js';
export { settled } from './load/settled.js';
export { STUCK, within } from './load/within.js';
export { type MachineFacts, machineFacts } from './machine.js';
export {
  allocatedBytes,
  type AllocationPlan,
  allocatedBytesPerOperation,
} from './measure/allocated-bytes.js';
export { collectYoungGarbage } from './measure/collect-young-garbage.js';
export {
  CallComparison,
  comparedCalls,
  COMPARISON_LIMITS,
  type ComparisonPlan,
} from './measure/compared-calls.js';
export { growthExponent, type GrowthPlan, type SizedCost } from './measure/growth-exponent.js';
export {
  type CountedProcess,
  countInstructions,
  markInstructions,
  withoutValgrind,
} from './measure/instruction-counts.js';
export { median, medianInterval } from './measure/median.js';
export {
  differences,
  pairedBatches,
  type PairedSamples,
  type PairPlan,
  ratios,
} from './measure/paired-batches.js';
export type { Batch } from './measure/sized-batch.js';
export { type TwinCheck, twinCheck, twinVoidReason } from './measure/twin-check.js';
export { type ByProfile, isProfile, type Profile, PROFILES } from './profile.js';
export { CallRecorder, type CallEnd } from './record/call-recorder.js';
export { heapUsedAfterGcBytes } from './record/heap.js';
export {
  handlesLeft,
  type HandlesLeft,
  type HeldHandles,
  heldHandles,
  type HeldResources,
  heldResources,
  type ResourcesLeft,
  resourcesLeft,
} from './record/held-resources.js';
export { LatencyHistogram } from './record/latency.js';
export { LoopDelay } from './record/loop-delay.js';
export { type Findings, measurementOf } from './record/measurement-of.js';
export { TransitionLog } from './record/transition-log.js';
export type { Lab } from './scenario/lab.js';
export type {
  CallCounts,
  MeasuredTable,
  Measurement,
  PhaseCounts,
  TransitionRecord,
} from './scenario/measurement.js';
export {
  type Circumstances,
  defineScenario,
  type LabLimits,
  type Scenario,
} from './scenario/scenario.js';
export { DEFAULT_SEED, MAX_SEED, SeededRandom } from './seed.js';
export { DEFAULT_SUBJECT, readSettings, type Settings } from './settings.js';
export { importApart } from './subject/import-apart.js';
export type { SubjectKeyedBreakers, SubjectKeyedOptions } from './subject/keyed-breakers.js';
export { loadSubject, type SubjectSource } from './subject/load-subject.js';
export type {
  SubjectSharedBreaker,
  SubjectSharedBudget,
  SubjectSharedBudgetOptions,
  SubjectSharedClock,
  SubjectSharedOptions,
  SubjectSharedPermit,
  SubjectSharedReservation,
  SubjectSharing,
} from './subject/shared-subject.js';
export {
  type BreakerSubject,
  CAPABILITIES,
  type Capability,
  type SubjectBreaker,
  type SubjectCostBreaker,
  type SubjectCostOptions,
  type SubjectCostRule,
  type SubjectCounts,
  type SubjectOptions,
  type SubjectPaidCall,
  type SubjectRegistry,
  type SubjectReservation,
  type SubjectState,
  type SubjectTransition,
  type SubjectTrip,
  type SubjectUsage,
} from './subject/subject.js';
export type { FaultPhase } from './upstream/fault-phase.js';
export { HeldUpstream } from './upstream/held-upstream.js';
export { InProcessUpstream } from './upstream/in-process-upstream.js';
export { type MultiServerPlan, MultiServerUpstream } from './upstream/multi-server-upstream.js';
export { meanServiceMs, type ServiceTime } from './upstream/service-time.js';
export {
  always,
  type ConnectionScript,
  drawn,
  EchoServer,
  frameOf,
  type SocketFault,
  type SocketFaultKind,
  TcpProxy,
} from './upstream/proxy/index.js';
export type { Upstream } from './upstream/upstream.js';
export { isUpstreamFault, UpstreamFault } from './upstream/upstream-fault.js';
