import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const named = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"']]);

/** The text that a reader of Markdown sees: a single quotation or paragraph without any markup in it; other markup stays as HTML. */
export function fromMarkdown(markdown: string): string {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return html.replace(/^<blockquote>\n?|\n?<\/blockquote>$/g, '').replace(/^<p>|<\/p>$/g, '').replace(/&(\w+);/g, (all, name: string) => named.get(name) ?? all);
}
