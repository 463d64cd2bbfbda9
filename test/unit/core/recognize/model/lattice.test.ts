import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enders, followers, labelCount, labelOf, starters, begin, last, unit } from '../../../../../src/core/recognize/model/labels';
import { Lattice } from '../../../../../src/core/recognize/model/lattice';

const transitions = Float32Array.from({ length: labelCount * labelCount }, (_, i) => Math.sin(i));

function filled(length: number): Lattice {
  const lattice = new Lattice(transitions);
  lattice.reset(length);
  for (let i = 0; i < length * labelCount; i++) lattice.scores[i] = Math.cos(i * 3);
  return lattice;
}

/** The weight of each path, found by trying all of them. */
function allPaths({ length, scores }: Lattice): { path: number[]; weight: number }[] {
  let paths = starters().map((label) => ({ path: [label], score: scores[label]! }));
  for (let at = 1; at < length; at++) {
    paths = paths.flatMap(({ path, score }) => followers[path[at - 1]!]!.map((label) => ({ path: [...path, label], score: score + transitions[path[at - 1]! * labelCount + label]! + scores[at * labelCount + label]! })));
  }
  return paths.filter(({ path }) => enders.includes(path[length - 1]!)).map(({ path, score }) => ({ path, weight: Math.exp(score) }));
}

test('the sum over all paths is the one found by trying all of them', () => {
  const lattice = filled(3), total = allPaths(lattice).reduce((sum, { weight }) => sum + weight, 0);
  assert.ok(Math.abs(lattice.sum() - Math.log(total)) < 1e-9);
});

test('the probability of a name is the share of the paths that have it', () => {
  const lattice = filled(3), paths = allPaths(lattice), total = paths.reduce((sum, { weight }) => sum + weight, 0);
  lattice.sum();
  const share = (holds: (path: number[]) => boolean): number => paths.filter(({ path }) => holds(path)).reduce((sum, { weight }) => sum + weight, 0) / total;
  assert.ok(Math.abs(lattice.nameProbability(0, 1, 2) - share((path) => path[0] === labelOf(2, begin) && path[1] === labelOf(2, last))) < 1e-9);
  assert.ok(Math.abs(lattice.nameProbability(2, 2, 0) - share((path) => path[2] === labelOf(0, unit))) < 1e-9);
  assert.ok(Math.abs(lattice.probability(1, 0) - share((path) => path[1] === 0)) < 1e-9);
});

test('only allowed labels count when the sum is constrained', () => {
  const lattice = filled(2);
  lattice.allowed.fill(1, 0, 2 * labelCount);
  lattice.allowed.fill(0, 0, labelCount);
  lattice.allowed[labelOf(1, unit)] = 1;
  assert.ok(lattice.sum(true) < lattice.sum());
  lattice.sum(true);
  assert.ok(Math.abs(lattice.nameProbability(0, 0, 1) - 1) < 1e-9);
});

test('a very long stretch neither overflows nor underflows', () => {
  const lattice = filled(3000);
  assert.ok(Number.isFinite(lattice.sum()));
  const sum = Array.from({ length: labelCount }, (_, label) => lattice.probability(1500, label)).reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum - 1) < 1e-6);
});
