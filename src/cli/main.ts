import { run } from './run';
import { standardStreams } from './streams';

void run(process.argv.slice(2), standardStreams()).then((code) => { process.exitCode = code; });
