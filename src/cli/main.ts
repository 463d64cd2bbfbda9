import { FileStorage } from '../platform/node/fileStorage';
import { run } from './run';
import { standardStreams } from './streams';

void run(process.argv.slice(2), standardStreams(), new FileStorage()).then((code) => { process.exitCode = code; });
