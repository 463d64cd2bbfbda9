import { lexicon } from '../src/core/recognize/lexicon';
import type { ModelType } from '../src/core/recognize/model/labels';
import { companyClosers, strongClosers } from '../src/core/recognize/facts/organisations';
import { drawFrom, inventedWord } from './made';
import type { GoldSpan, GoldText } from './sets';

/**
 * Copies of texts in which other names of the same kind stand, so that what is learned is what stands around names rather
 * than the names: a person for a person, a town or an unknown word for a one-word organisation, the same one wherever it occurs.
 */
export function swapped(texts: readonly GoldText[], copies: number, random: () => number, weight: number): GoldText[] {
  const names = new NameSource(texts, random);
  return Array.from({ length: copies }, (_, copy) => texts.map((gold) => swapOne(gold, names, `${gold.id}-swapped-${copy}`, weight))).flat();
}

function swapOne(gold: GoldText, names: NameSource, id: string, weight: number): GoldText {
  const chosen = new Map<string, string>(), spans: GoldSpan[] = [];
  let text = '', from = 0;
  for (const span of [...gold.spans].sort((a, b) => a.start - b.start)) {
    if (span.start < from) continue;
    const name = gold.text.slice(span.start, span.end), [type] = span.types;
    text += gold.text.slice(from, span.start);
    let other = chosen.get(name);
    if (other === undefined) {
      // A short form stays a short form: "Tessera" of "Tessera Gold Corp.".
      const longer = type === undefined ? undefined : [...chosen].find(([known]) => known.startsWith(`${name} `) || known.endsWith(` ${name}`));
      if (longer && type === 'PERSON') other = longer[0].endsWith(` ${name}`) ? longer[1].split(' ').at(-1)! : longer[1].split(' ')[0]!;
      else if (longer && type === 'ORG' && longer[0].startsWith(`${name} `)) other = longer[1].split(' ')[0]!;
      else other = type === undefined ? name : names.like(name, type);
      chosen.set(name, other);
    }
    spans.push({ ...span, start: text.length, end: text.length + other.length });
    text += other;
    from = span.end;
  }
  return { ...gold, id, text: text + gold.text.slice(from), spans, weight };
}

/** Draws names that are like another one. */
class NameSource {
  private readonly first = [...lexicon.firstNames].filter((name) => name.length > 2);
  private readonly last = [...lexicon.lastNames].filter((name) => name.length > 3);
  private readonly towns = [...lexicon.towns, ...[...lexicon.singles].filter(([, kinds]) => kinds.has('city')).map(([name]) => name)];
  private readonly known = new Map<ModelType, string[]>();

  constructor(texts: readonly GoldText[], private readonly random: () => number) {
    for (const { text, spans } of texts) for (const { start, end, types: [type] } of spans) {
      if (type === undefined) continue;
      const list = this.known.get(type) ?? [];
      list.push(text.slice(start, end));
      this.known.set(type, list);
    }
  }

  like(name: string, type: ModelType): string {
    const upper = name.length > 3 && name === name.toUpperCase() && name !== name.toLowerCase();
    const other = type === 'PERSON' ? this.person(name) : type === 'ORG' ? this.organisation(name) : type === 'PLACE' ? this.place(name) : name;
    return upper && name.includes(' ') ? other.toUpperCase() : other;
  }

  private person(name: string): string {
    const words = name.split(' ');
    if (words.some((word) => /^\p{Ll}/u.test(word))) return name;
    if (words.length === 1) return this.random() < 0.35 ? inventedWord(this.random) : this.pick(this.last);
    const given = this.pick(this.first), middle = words.length > 2 && /^\p{Lu}\.$/u.test(words[1]!) ? `${words[1]!} ` : '';
    const surname = this.random() < 0.15 ? inventedWord(this.random) : this.pick(this.last);
    return `${/^\p{Lu}\.$/u.test(words[0]!) ? words[0]! : given} ${middle}${surname}`;
  }

  private organisation(name: string): string {
    const words = name.split(' ');
    if (/^(?:\p{Lu}{2,6}|(?:\p{Lu}\.)+)$/u.test(name)) return Array.from({ length: 3 + this.below(2) }, () => String.fromCharCode(65 + this.below(26))).join('');
    if (words.length === 1) {
      // A listed town stands for its club or its company: so may others.
      if (lexicon.singles.get(name)?.has('city') || lexicon.towns.has(name)) return this.pick(this.towns);
      const kind = this.random();
      return kind < 0.35 ? inventedWord(this.random) : kind < 0.55 ? this.pick(this.last) : kind < 0.65 ? this.pick(this.towns) : name;
    }
    const closer = words.at(-1)!;
    const body = words.findIndex((word, at) => at > 0 && (strongClosers.has(word.replace(/,$/, '')) || companyClosers.has(word.replace(/,$/, ''))));
    if (body < 1 || words.slice(0, body).some((word) => /^\p{Ll}/u.test(word) || lexicon.isCommonWord(word.toLowerCase()))) return this.random() < 0.5 || closer === '' ? name : this.sameLength('ORG', words.length) ?? name;
    const kind = this.random();
    return [kind < 0.4 ? inventedWord(this.random) : kind < 0.7 ? this.pick(this.last) : this.pick(this.towns), ...words.slice(body)].join(' ');
  }

  private place(name: string): string {
    if (name.includes(' ') || lexicon.singles.get(name)?.has('country')) return this.sameLength('PLACE', name.split(' ').length) ?? name;
    return this.random() < 0.35 ? inventedWord(this.random) : this.random() < 0.5 ? this.pick(this.known.get('PLACE')!.filter((other) => !other.includes(' ') && other !== other.toUpperCase())) : this.pick(this.towns);
  }

  private sameLength(type: ModelType, length: number): string | undefined {
    const list = (this.known.get(type) ?? []).filter((other) => other.split(' ').length === length && other !== other.toUpperCase());
    return list.length > 0 ? this.pick(list) : undefined;
  }

  private pick(list: readonly string[]): string {
    return drawFrom(list, this.random);
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}
