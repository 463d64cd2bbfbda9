/** Node's file system, but the process kills itself at the moment that GLOSSATOR_KILL_AT names: `rename:before:3` is before the third rename. */
import * as fs from 'node:fs/promises';

export * from 'node:fs/promises';

const [call, when, nth] = (process.env.GLOSSATOR_KILL_AT ?? '').split(':');
const calls = new Map();

function die() {
  process.kill(process.pid, 'SIGKILL');
  // Nothing may go on until the signal is delivered.
  for (;;);
}

/** Whether this is the call that the process must not survive. */
function isLast(name) {
  if (name !== call) return false;
  const count = (calls.get(name) ?? 0) + 1;
  calls.set(name, count);
  return count === Number(nth);
}

async function around(name, action, during) {
  if (!isLast(name)) return action();
  if (when === 'before') die();
  if (when === 'half' || when === 'during') await during?.();
  if (when !== 'after') die();
  await action();
  return die();
}

export const rename = (from, to) => around('rename', () => fs.rename(from, to), () => {
  // The request is handed to another thread; the process dies while that thread may be at it.
  void fs.rename(from, to);
});

export const rm = (file, options) => around('rm', () => fs.rm(file, options));

export async function open(file, flags, mode) {
  // Only files that are written are of interest; what is only looked at is opened for reading.
  if (flags !== 'wx') return fs.open(file, flags, mode);
  const handle = await around('open', () => fs.open(file, flags, mode));
  return new Proxy(handle, {
    get(target, key) {
      if (key === 'writeFile') return (bytes) => around('writeFile', () => target.writeFile(bytes), () => target.write(bytes, 0, Math.floor(bytes.length / 2)));
      if (key === 'sync') return () => around('sync', () => target.sync());
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
