import { type Operation, REGISTER } from '../../src/history/index.js';
import { answered, unanswered } from './calls.js';

type Moments = readonly [number, number];

export const read = (result: number, at: Moments, thread = 0): Operation =>
  answered({ thread, code: REGISTER.read }, at, result);

export const write = (argument: number, at: Moments, thread = 0): Operation =>
  answered({ thread, code: REGISTER.write, argument }, at);

export const writing = (argument: number, since: number, thread = 0): Operation =>
  unanswered({ thread, code: REGISTER.write, argument }, since);

export const reading = (since: number, thread = 0): Operation =>
  unanswered({ thread, code: REGISTER.read }, since);
