import { parseArgs } from 'node:util';

const megabyte = 1_000_000;

/** What the user asked for, or what is wrong with the question. */
export type Request =
  | { readonly command: 'analyze'; readonly options: AnalyzeOptions }
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'help' | 'version' }
  | { readonly command: 'usage'; readonly problem: string };

export interface AnalyzeOptions {
  readonly paths: readonly string[];
  readonly input: 'text' | 'jsonl';
  readonly format: string;
  readonly write: boolean;
  readonly decisions: boolean;
  /** The workspace folder, where `.glossator/` is; undefined: the repository's root. */
  readonly root: string | undefined;
  /** Bytes. */
  readonly maxFileSize: number;
}

export interface CheckOptions {
  readonly paths: readonly string[];
}

export const help = `Glossator reads prose sources: who is in them, and who said what.

Usage
  glossator analyze PATH… [options]   print what is found in sources
  glossator check PATH…               verify the annotation files of sources

PATH is a file, a folder or a glob in quotation marks; - reads text from standard input.
In folders, .txt, .md and .markdown files are read.

Options of analyze
  --format=jsonl|json|sidecar   jsonl (one document a line) if not given; sidecar: as in *.annotations.json
  --input=text|jsonl            jsonl: files hold lines {"id": …, "text": …}
  --write                       with --format=sidecar: merge into the annotation file beside each source
  --decisions                   apply what people decided in annotation files
  --root=DIR                    the workspace folder, which holds .glossator/ (if not given: the repository)
  --max-file-size=MB            decline larger files (if not given: 10)

  -h, --help      this text
  -v, --version   the version

Exit codes: 0 fine, 1 check found something, 2 wrong usage or unreadable input.
`;

const definitions = {
  input: { type: 'string', default: 'text' },
  format: { type: 'string', default: 'jsonl' },
  write: { type: 'boolean', default: false },
  decisions: { type: 'boolean', default: false },
  root: { type: 'string' },
  'max-file-size': { type: 'string', default: '10' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

/** Reads the arguments after the program's name; `formats` are those that can be printed. */
export function readArguments(args: readonly string[], formats: readonly string[]): Request {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: definitions, allowPositionals: true });
  } catch (error) {
    // Node's message names the option; what it adds about "--" helps nobody here.
    return usage(error instanceof Error ? error.message.split('. ')[0] ?? error.message : String(error));
  }
  const { values, positionals: [command, ...paths] } = parsed;
  if (values.help || command === 'help') return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (command === undefined) return usage('say what to do: "analyze" or "check"');
  if (command !== 'analyze' && command !== 'check') return usage(`"${command}" is not a command; use "analyze" or "check"`);
  if (paths.length === 0) return usage(`"${command}" needs a file, a folder or a glob`);
  if (command === 'check') return { command, options: { paths } };
  const { input, format, write, decisions, root } = values;
  if (input !== 'text' && input !== 'jsonl') return usage(`"--input=${input}" is not known; use text or jsonl`);
  if (!formats.includes(format)) return usage(`"--format=${format}" is not known; use ${formats.join(', ')}`);
  if (write && format !== 'sidecar') return usage('"--write" needs "--format=sidecar"');
  if (write && (input === 'jsonl' || paths.includes('-'))) return usage('"--write" needs files: it writes beside each source');
  const megabytes = Number(values['max-file-size']);
  if (!(megabytes > 0)) return usage(`"--max-file-size=${values['max-file-size']}" is not a number of megabytes`);
  return { command, options: { paths, input, format, write, decisions, root, maxFileSize: megabytes * megabyte } };
}

function usage(problem: string): Request {
  return { command: 'usage', problem };
}
