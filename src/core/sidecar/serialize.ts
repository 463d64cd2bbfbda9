import type { RawMember } from './json';
import { inserted } from './model';
import type { Sidecar } from './model';

/** The text of what was written last, while it is there: the journal and the file want the same. */
const written = new WeakMap<Sidecar, string>();

/** A sidecar as a file: UTF-8 text with LF, head members one a line, then one annotation a line; equal content gives equal text. */
export function serializeSidecar(sidecar: Sidecar): string {
  const known = written.get(sidecar);
  if (known !== undefined) return known;
  const before = sidecar.page.slice(0, sidecar.itemsAt), after = sidecar.page.slice(sidecar.itemsAt);
  const items = sidecar.items.map((item) => `\n${item.json}`).join(',');
  const first = `"first": {${[...before.map(line), `"items": [${items}\n]`].join(', ')}${after.map((item) => `, ${line(item)}`).join('')}}`;
  const text = `{\n${inserted(sidecar.head.map(line), sidecar.firstAt, first).join(',\n')}\n}\n`;
  written.set(sidecar, text);
  return text;
}

function line({ key, json }: RawMember): string {
  return `${JSON.stringify(key)}: ${json}`;
}
