/** The entity types that Glossator itself finds; users may define more, hence `EntityType` is a string. */
export const builtInTypes = [
  'PERSON', 'ORG', 'PLACE', 'NORP', 'EVENT', 'LAW', 'WORK', 'PRODUCT', 'DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY',
] as const;
export type BuiltInType = (typeof builtInTypes)[number];
export type EntityType = string;

/** direct: all inside quotation marks; mixed: part of it; indirect: reported speech without marks. */
export const quotationKinds = ['direct', 'mixed', 'indirect'] as const;
export type QuotationKind = (typeof quotationKinds)[number];

/**
 * What a quotation reports. statement: words, in speech or writing; belief: what somebody thinks or knows; intention: what
 * they mean to do; stance: how they judge something. Readers call only the first a quotation.
 */
export type QuotationMode = 'statement' | 'belief' | 'intention' | 'stance';

/** How a source's text is to be read. */
export type TextFormat = 'plain' | 'markdown';

/** The VS Code languages whose documents are read; the last ones are what extensions for subtitles call theirs. */
export const proseLanguages = ['plaintext', 'markdown', 'sourcetext', 'vtt', 'webvtt', 'srt', 'subrip', 'subtitles'] as const;

/** The VS Code languages whose text is Markdown; every other language is read as plain text. */
export function formatOfLanguage(languageId: string): TextFormat {
  return languageId === 'markdown' ? 'markdown' : 'plain';
}
