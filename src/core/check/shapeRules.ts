import { asArray, isObject, member, stringMember } from '../sidecar/json';
import type { JsonValue } from '../sidecar/json';
import { headValue, sourceOf } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { inOrder } from '../sidecar/order';
import { shown } from './problem';
import type { Checked, Problem, Rule } from './problem';

const uri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const context = 'http://www.w3.org/ns/anno.jsonld';

/** The head is a W3C AnnotationCollection with one embedded page, about one source. */
const head: Rule = ({ sidecar }) => {
  const wrong: string[] = [];
  const uriAt = (key: string): void => {
    const value = headValue(sidecar, key);
    if (typeof value !== 'string' || !uri.test(value)) wrong.push(`its "${key}" is no absolute URI; restore it`);
  };
  if (headValue(sidecar, 'type') !== 'AnnotationCollection') wrong.push('its "type" must be "AnnotationCollection"');
  if (!asArray(headValue(sidecar, '@context')).includes(context)) wrong.push(`its "@context" must hold ${context}`);
  for (const key of ['id', 'glossator:source']) uriAt(key);
  if (!/^[0-9a-f]{64}$/.test(String(headValue(sidecar, 'glossator:sha256')))) wrong.push('its "glossator:sha256" must be 64 hexadecimal digits');
  if (headValue(sidecar, 'total') !== undefined) wrong.push('it holds "total", which makes every merge a conflict; remove it');
  const page = new Map(sidecar.page.map(({ key, json }) => [key, json]));
  if (page.get('type') !== '"AnnotationPage"') wrong.push('its "first" must have the "type" "AnnotationPage"');
  return wrong.map((message) => ({ line: 1, severity: 'error', message }));
};

/** Each annotation has an absolute id, a type, times that are times, and a target. */
const annotations: Rule = (checked) => eachItem(checked, ({ value, id }) => {
  if (!isObject(value)) return ['this is no annotation; remove it'];
  const times = ['created', 'modified'].filter((key) => member(value, key) !== undefined && !time.test(stringMember(value, key) ?? ''));
  return [
    ...(id === undefined ? ['an annotation needs an "id"'] : uri.test(id) ? [] : [`the id ${shown(id)} is no absolute URI`]),
    ...(member(value, 'type') === 'Annotation' ? [] : ['the "type" must be "Annotation"']),
    ...times.map((key) => `"${key}" must be a time such as 2026-11-23T09:30:00Z`),
    ...(asArray(member(value, 'target')).length > 0 ? [] : ['an annotation needs a "target"']),
  ];
});

/** No two annotations have one id, and no conflict waits to be settled. */
const ids: Rule = (checked) => {
  const lines = new Map<string, number>();
  return checked.sidecar.items.flatMap(({ id, value }, i): Problem[] => {
    const line = checked.lines[i] ?? 1, other = stringMember(value, 'glossator:conflict');
    const before = id === undefined ? undefined : lines.get(id);
    if (id !== undefined && before === undefined) lines.set(id, line);
    return [
      ...(before === undefined ? [] : [error(line, `${id ?? ''} stands at line ${before} already; delete one, or give it an id of its own`)]),
      ...(other === undefined ? [] : [error(line, `${id ?? 'this'} and ${other} are two versions of one annotation; delete the one that is wrong`)]),
    ];
  });
};

/** Bodies say what W3C's types of bodies must say. */
const bodies: Rule = (checked) => eachItem(checked, ({ value }) => asArray(member(value, 'body')).flatMap((body) => {
  if (typeof body === 'string') return uri.test(body) ? [] : [`the body ${shown(body)} is no absolute URI; make it a TextualBody`];
  if (!isObject(body)) return ['a body must be an object or a URI'];
  const type = stringMember(body, 'type'), source = stringMember(body, 'source');
  if (type === 'TextualBody' && stringMember(body, 'value') === undefined) return ['a TextualBody needs a "value"'];
  if (type === 'SpecificResource' && source === undefined && !isObject(member(body, 'source'))) return ['a SpecificResource needs a "source"'];
  return source === undefined || uri.test(source) ? [] : [`the body's source ${shown(source)} is no absolute URI`];
}));

/** Targets are pieces of this source, or annotations that are there. */
const targets: Rule = (checked) => {
  const source = sourceOf(checked.sidecar), known = new Set(checked.sidecar.items.map(({ id }) => id));
  return eachItem(checked, ({ value }) => asArray(member(value, 'target')).flatMap((target) => {
    if (typeof target === 'string') {
      const gone = target !== source && !known.has(target) && stringMember(value, 'motivation') === 'replying';
      return gone ? [`it answers ${target}, which is not there; delete it, or restore that`] : [];
    }
    const named = stringMember(target, 'source');
    const other = named !== undefined && named !== source ? [`it is about ${shown(named)}, and this file is about ${source ?? 'another source'}`] : [];
    return [...other, ...asArray(member(target, 'selector')).flatMap(selectorProblems)];
  }));
};

function selectorProblems(selector: JsonValue): string[] {
  const type = stringMember(selector, 'type');
  if (type === 'TextQuoteSelector') return stringMember(selector, 'exact') ? [] : ['a TextQuoteSelector needs the words in "exact"'];
  if (type !== 'TextPositionSelector') return [];
  const start = member(selector, 'start'), end = member(selector, 'end');
  const whole = typeof start === 'number' && typeof end === 'number' && Number.isInteger(start) && Number.isInteger(end) && start >= 0;
  return whole && start < end ? [] : ['a TextPositionSelector needs whole numbers with "start" before "end"'];
}

/** The order of the text makes merges and diffs easy. */
const order: Rule = ({ sidecar, lines }) => {
  const sorted: Sidecar = inOrder(sidecar);
  const at = sidecar.items.findIndex((item, i) => item !== sorted.items[i]);
  return at < 0 ? [] : [{ line: lines[at] ?? 1, severity: 'note', message: 'from here annotations are not in the order of the text; "Save Annotations" sorts them' }];
};

function eachItem({ sidecar, lines }: Checked, wrong: (item: StoredAnnotation) => string[]): Problem[] {
  return sidecar.items.flatMap((item, i) => wrong(item).map((message) => error(lines[i] ?? 1, message)));
}

function error(line: number, message: string): Problem {
  return { line, severity: 'error', message };
}

/** What is checked in the file itself. */
export const shapeRules: readonly Rule[] = [head, annotations, ids, bodies, targets, order];
