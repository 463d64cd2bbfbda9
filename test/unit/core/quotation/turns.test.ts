import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceView } from '../../../../src/core/analysis/view';
import { familyOf, identitiesAmong, type Bearer } from '../../../../src/core/entities/identity';
import { attributedQuotation } from '../../../../src/core/quotation/attribution';
import { openLabel, turnsLabelledAs } from '../../../../src/core/quotation/turns';
import { viewOf as viewIn } from '../quoteCheck/views';

const viewOf = (text: string): Promise<SourceView> => viewIn('a', text);

test('turns are put together by a label that names nobody, and by no other', async () => {
  const view = await viewOf('Q. Was it shut?\n\nA. It was. I said that it leaks.\n\nQ. And then?\n\nA. Then we left.\n');
  const labels = view.quotations.map((quotation) => openLabel(view, quotation));
  assert.deepEqual(labels, ['Q', 'A', undefined, 'Q', 'A']);
  assert.deepEqual(view.quotations.map((quotation) => turnsLabelledAs(view, quotation).length), [2, 2, 1, 2, 2]);
  const named = await viewOf('MARA QUIST: Was it shut?\n\nDILL OAKES: It was.\n\nMARA QUIST: And then?\n');
  assert.deepEqual(named.quotations.map((quotation) => turnsLabelledAs(named, quotation).length), [1, 1, 1]);
});

test('Speaker 1 of one transcript is not Speaker 1 of another', async () => {
  const bearer = async (uri: string, text: string): Promise<Bearer[]> => (await viewOf(text)).clusters.map((cluster) => ({ uri, cluster, count: 2, roles: [], gender: null }));
  const talk = 'Speaker 1: Was it shut?\n\nSpeaker 2: It was.\n\nSpeaker 1: And then?\n';
  const first = (await bearer('a', talk)).filter(({ cluster }) => cluster.name === 'Speaker 1'), second = (await bearer('b', talk)).filter(({ cluster }) => cluster.name === 'Speaker 1');
  assert.equal(first.length + second.length, 2);
  assert.equal(identitiesAmong([...first, ...second]).length, 2);
  assert.equal(new Set([...first, ...second].map(({ cluster }) => familyOf(cluster))).size, 1);
});

test('captions are copied without their times in every format', async () => {
  const view = await viewOf('WEBVTT\n\n1\n00:00:03.120 --> 00:00:06.440\n<v Mara Quist>I would like to\n\n2\n00:00:06.450 --> 00:00:09.100\n<v Mara Quist>ask about the <i>old</i> pier.\n'), [quotation] = view.quotations;
  assert.ok(quotation);
  const source = { name: 'pier.vtt', path: 'pier.vtt' };
  assert.equal(attributedQuotation(view, quotation, source, 'plain'), '“I would like to ask about the old pier.” — Mara Quist (pier.vtt, line 5)');
  assert.equal(attributedQuotation(view, quotation, source, 'markdown'), '> “I would like to ask about the old pier.”\n>\n> — Mara Quist, [pier.vtt:5](pier.vtt#L5)');
  assert.equal(attributedQuotation(view, quotation, source, 'footnote'), '“I would like to ask about the old pier.”[^pier-5]\n\n[^pier-5]: Mara Quist, pier.vtt, line 5.');
});
