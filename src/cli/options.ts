import { parseArgs } from 'node:util';
import { defaultThreshold } from '../core/analysis/confident';

const megabyte = 1_000_000;

/** What the user asked for, or what is wrong with the question. */
export type Request =
  | { readonly command: 'analyze'; readonly options: AnalyzeOptions }
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'check-quotations'; readonly options: CheckQuotationsOptions }
  | { readonly command: 'export'; readonly options: ExportCommandOptions }
  | { readonly command: 'import'; readonly options: ImportCommandOptions }
  | { readonly command: 'merge'; readonly options: MergeOptions }
  | { readonly command: 'help' | 'version' }
  | { readonly command: 'usage'; readonly problem: string };

/** Where exported text goes. */
export interface OutputOptions {
  /** A file, or a folder for formats with a file a source; undefined: standard output. */
  readonly output: string | undefined;
  readonly bom: boolean;
  /** The workspace folder, where `.glossator/` is; undefined: the repository's root. */
  readonly root: string | undefined;
}

export interface AnalyzeOptions extends OutputOptions {
  readonly paths: readonly string[];
  readonly input: 'text' | 'jsonl';
  readonly format: string;
  readonly write: boolean;
  readonly decisions: boolean;
  /** What is less certain (0-1) is not printed; quotation marks always are. */
  readonly threshold: number;
  /** Bytes. */
  readonly maxFileSize: number;
}

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly root: string | undefined;
  /** Whether notes count as problems. */
  readonly strict: boolean;
}

export interface CheckQuotationsOptions {
  readonly draft: string;
  readonly sources: readonly string[];
  readonly root: string | undefined;
}

export interface ExportCommandOptions extends OutputOptions {
  readonly paths: readonly string[];
  readonly format: string;
}

export interface ImportCommandOptions {
  readonly paths: readonly string[];
  /** Undefined: by the file's ending. */
  readonly format: string | undefined;
  /** The sources that the files are about; undefined: the one of the same name. */
  readonly source: string | undefined;
}

export interface MergeOptions {
  /** One file with conflict markers, or base, ours and theirs. */
  readonly paths: readonly string[];
  readonly base: string | undefined;
  readonly output: string | undefined;
}

/** The ids of what can be chosen. */
export interface Choices {
  /** What `analyze` prints. */
  readonly formats: readonly string[];
  readonly exporters: readonly string[];
  readonly importers: readonly string[];
}

export const help = `Glossator reads prose sources: who is in them, and who said what.

Usage
  glossator analyze PATH… [options]   print what is found in sources
  glossator check PATH…               verify the annotation files of sources
  glossator check-quotations DRAFT SOURCE…
                                      compare a draft's quotations with sources
  glossator export PATH… --format=…   print what is kept about sources for other programs
  glossator import FILE…              keep what other programs wrote about sources
  glossator merge FILE                resolve an annotation file that has conflict markers
  glossator merge BASE OURS THEIRS    merge two versions of an annotation file

PATH is a file, a folder or a glob in quotation marks; - reads text from standard input.
In folders, .txt, .md and .markdown files are read.

Options of analyze
  --format=jsonl|json|sidecar   jsonl (one document a line) if not given; sidecar: as in *.annotations.json;
                                brat|csv|jsonld|markdown: as export prints them
  --input=text|jsonl            jsonl: files hold lines {"id": …, "text": …}
  --write                       with --format=sidecar: merge into the annotation file beside each source
  --decisions                   apply what people decided in annotation files
  --threshold=0…1               leave out what is less certain (if not given: 0.5, as in the editor); 0 prints also what
                                people are said to plan and stand for
  --root=DIR                    the workspace folder, which holds .glossator/ (if not given: the repository)
  --max-file-size=MB            decline larger files (if not given: 10)

Options of check-quotations
  --root=DIR                    as above; what people decided is applied to the draft and to the sources

Options of check
  --strict                      notes (places to be confirmed, positions of an earlier text) count as problems
  --root=DIR                    as above

Options of export
  --format=brat|csv|jsonld|markdown
  -o, --output=FILE|DIR         instead of standard output; brat and jsonld have a file for each source
  --bom                         begin a table with a byte order mark, as Excel needs it
  --root=DIR                    as above

Options of import
  --source=PATH                 the sources that FILE is about (if not given: the one with its name)
  --format=brat|csv|jsonld      (if not given: by the ending .ann, .csv, .jsonld)

Options of merge
  -o, --output=FILE             instead of FILE itself, or of standard output
  --base=FILE                   where both sides began (if not given: as the markers or git tell)
  As a merge driver of git: glossator merge %O %A %B -o %A

  -h, --help      this text
  -v, --version   the version

Exit codes: 0 fine, 1 something to be looked at (check found a problem,
check-quotations a quotation that differs, is somebody else's or is nowhere, a merge or import kept an annotation twice,
a line could not be imported), 2 wrong usage or unreadable input.
`;

const definitions = {
  input: { type: 'string', default: 'text' },
  format: { type: 'string' },
  write: { type: 'boolean', default: false },
  decisions: { type: 'boolean', default: false },
  root: { type: 'string' },
  threshold: { type: 'string', default: String(defaultThreshold) },
  'max-file-size': { type: 'string', default: '10' },
  strict: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  bom: { type: 'boolean', default: false },
  source: { type: 'string' },
  base: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof definitions; allowPositionals: true }>>['values'];

/** Which options a command takes. */
const taken = {
  analyze: ['input', 'format', 'write', 'decisions', 'threshold', 'root', 'max-file-size', 'output', 'bom'],
  check: ['root', 'strict'],
  'check-quotations': ['root'],
  export: ['format', 'output', 'bom', 'root'],
  import: ['format', 'source'],
  merge: ['output', 'base'],
} as const;
type Command = keyof typeof taken;
const commands = Object.keys(taken) as Command[];
const quoted = `${commands.slice(0, -1).map((name) => `"${name}"`).join(', ')} or "${commands.at(-1) ?? ''}"`;

/** Reads the arguments after the program's name. */
export function readArguments(args: readonly string[], choices: Choices): Request {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: definitions, allowPositionals: true, tokens: true });
  } catch (error) {
    // Node's message names the option; what it adds about "--" helps nobody here.
    return usage(error instanceof Error ? error.message.split('. ')[0] ?? error.message : String(error));
  }
  const { values, positionals: [given, ...paths], tokens } = parsed;
  if (values.help || given === 'help') return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (given === undefined) return usage(`say what to do: ${quoted}`);
  const command = commands.find((name) => name === given);
  if (!command) return usage(`"${given}" is not a command; use ${quoted}`);
  if (paths.length === 0) return usage(`"${command}" needs a file, a folder or a glob`);
  const options: readonly string[] = taken[command];
  const foreign = tokens.find((token) => token.kind === 'option' && !options.includes(token.name));
  if (foreign?.kind === 'option') return usage(`"${foreign.rawName}" is not an option of "${command}"`);
  return requestOf(command, paths, values, choices);
}

function requestOf(command: Command, paths: readonly string[], values: Values, choices: Choices): Request {
  const { root, output, bom = false, format, base, source, strict = false } = values;
  switch (command) {
    case 'analyze': return analyzeRequest(paths, values, choices);
    case 'check': return { command, options: { paths, root, strict } };
    case 'check-quotations': {
      const [draft = '', ...sources] = paths;
      return sources.length === 0 ? usage('"check-quotations" needs a draft and then files, folders or globs to check it against') : { command, options: { draft, sources, root } };
    }
    case 'merge':
      if (paths.length !== 1 && paths.length !== 3) return usage('"merge" needs one file with conflict markers, or three: base, ours, theirs');
      return paths.length === 3 && base !== undefined ? usage('"--base" is for a file with conflict markers') : { command, options: { paths, base, output } };
    case 'export':
      if (format === undefined || !choices.exporters.includes(format)) return usage(`"export" needs "--format=" with one of ${choices.exporters.join(', ')}`);
      return { command, options: { paths, format, output, bom, root } };
    case 'import':
      if (format !== undefined && !choices.importers.includes(format)) return usage(`"--format=${format}" cannot be imported; use ${choices.importers.join(', ')}`);
      return { command, options: { paths, format, source } };
  }
}

function analyzeRequest(paths: readonly string[], values: Values, { formats, exporters }: Choices): Request {
  const { input = 'text', format = 'jsonl', write = false, decisions = false, root, output, bom = false } = values;
  if (input !== 'text' && input !== 'jsonl') return usage(`"--input=${input}" is not known; use text or jsonl`);
  if (![...formats, ...exporters].includes(format)) return usage(`"--format=${format}" is not known; use ${[...formats, ...exporters].join(', ')}`);
  if (write && format !== 'sidecar') return usage('"--write" needs "--format=sidecar"');
  if (write && (input === 'jsonl' || paths.includes('-'))) return usage('"--write" needs files: it writes beside each source');
  if (output !== undefined && !exporters.includes(format)) return usage(`"--output" needs one of the formats ${exporters.join(', ')}`);
  const megabytes = Number(values['max-file-size']);
  if (!(megabytes > 0)) return usage(`"--max-file-size=${values['max-file-size'] ?? ''}" is not a number of megabytes`);
  const threshold = Number(values.threshold || NaN);
  if (!(threshold >= 0 && threshold <= 1)) return usage(`"--threshold=${values.threshold ?? ''}" is not a number from 0 to 1`);
  return { command: 'analyze', options: { paths, input, format, write, decisions, threshold, root, output, bom, maxFileSize: megabytes * megabyte } };
}

function usage(problem: string): Request {
  return { command: 'usage', problem };
}
