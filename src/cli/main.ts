import { writeFile } from 'node:fs/promises';
import { run } from './run';
import { standardStreams } from './streams';

const storage = { write: writeFile } as never;
void run(process.argv.slice(2), standardStreams(), storage).then((code) => { process.exitCode = code; });
