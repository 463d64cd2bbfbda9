import { takeLock } from '../../../../src/platform/node/lock';

// Takes the lock of the file given, says so, and gives it back when told to.
async function hold(file: string): Promise<void> {
  const lock = await takeLock(file);
  process.stdout.write(lock ? 'held\n' : 'refused\n');
  await new Promise((resolve) => { process.stdin.once('data', resolve); });
  await lock?.release();
  process.stdout.write('released\n');
  process.stdin.destroy();
}

void hold(process.argv[2] ?? '');
