import { version } from '../../package.json';
import { analyze } from './analyze';
import { exporters } from '../core/export/list';
import { importers } from '../core/import/list';
import { check } from './check';
import { checkDraft } from './checkQuotations';
import { exportKept } from './export';
import { formats } from './formats';
import { importFiles } from './import';
import { merge } from './merge';
import { help, readArguments } from './options';
import type { Storage } from '../corpus/ports';
import type { Streams } from './streams';

/** Does what the arguments ask for; resolves to the exit code. */
export async function run(args: readonly string[], streams: Streams, storage: Storage): Promise<number> {
  const request = readArguments(args, { formats: ids(formats), exporters: ids(exporters), importers: ids(importers) });
  switch (request.command) {
    case 'help':
      await streams.print(help);
      return 0;
    case 'version':
      await streams.print(`${version}\n`);
      return 0;
    case 'usage':
      streams.say(`${request.problem}; see "glossator --help".`);
      return 2;
    case 'analyze':
      return analyze(request.options, streams, storage);
    case 'check':
      return check(request.options, streams);
    case 'check-quotations':
      return checkDraft(request.options, streams);
    case 'export':
      return exportKept(request.options, streams, storage);
    case 'import':
      return importFiles(request.options, streams, storage);
    case 'merge':
      return merge(request.options, streams, storage);
  }
}

function ids(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}
