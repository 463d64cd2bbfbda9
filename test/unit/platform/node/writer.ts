import { FileStorage } from '../../../../src/platform/node/fileStorage';

// Writes one version after the other to the file given, until it is stopped.
const uri = process.argv[2] ?? '';
const storage = new FileStorage();
async function writeForever(): Promise<never> {
  process.stdout.write('ready\n');
  for (let version = 1; ; version++) await storage.write(uri, new TextEncoder().encode(`${version}\n`.repeat(200_000)));
}

void writeForever();
