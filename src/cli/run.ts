import { version } from '../../package.json';
import { analyze } from './analyze';
import { formats } from './formats';
import { help, readArguments } from './options';
import type { Streams } from './streams';

/** Does what the arguments ask for; resolves to the exit code. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
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
      return analyze(request.options, streams);
    case 'check':
      streams.say('check is not there yet.');
      return 2;
  }
}
