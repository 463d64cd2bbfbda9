import { version } from '../../package.json';
import { analyze } from './analyze';
import { check } from './check';
import { formats } from './formats';
import { help, readArguments } from './options';
import type { Storage } from '../corpus/ports';
import type { Streams } from './streams';

/** Does what the arguments ask for; resolves to the exit code. */
export async function run(args: readonly string[], streams: Streams, storage: Storage): Promise<number> {
  const request = readArguments(args, formats.map(({ id }) => id));
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
  }
}
