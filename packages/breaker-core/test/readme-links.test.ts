import { expect, test } from '@jest/globals';
import { README } from './readme-table.js';

/** How a heading is named by the page that shows it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

test('every link of the README to a place in it leads to a heading', () => {
  const headings = README.matchAll(/^#+ (.*)$/gm);
  const anchors = new Set(Array.from(headings, ([, heading = '']) => anchorOf(heading)));
  const links = Array.from(README.matchAll(/\]\(#([^)]+)\)/g), ([, link = '']) => link);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !anchors.has(link))).toEqual([]);
});
