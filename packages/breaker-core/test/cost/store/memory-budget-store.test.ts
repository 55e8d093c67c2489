import { describe, test } from '@jest/globals';
import { budgetStoreLaws } from '../../../src/testing/index.js';
import { memoryLab } from './store-lab.js';

describe('a store in memory keeps every law of budget stores', () => {
  test.each(budgetStoreLaws(memoryLab))('$name', ({ check }) => check());
});
