import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileStorage } from '../../../../src/platform/node/fileStorage';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const posix = process.platform === 'win32' ? 'needs POSIX permissions' : false;

/** A folder of its own for a test, removed behind it. */
async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'glossator storage é-'));
  t.after(async () => {
    await chmod(made, 0o700);
    await rm(made, { recursive: true, force: true });
  });
  return made;
}

/** Runs something without the rights that the administrator has. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

test('a file that is not there is undefined, an empty folder is empty, and removing nothing is fine', async (t) => {
  const at = await folder(t), storage = new FileStorage(), uri = pathToFileURL(path.join(at, 'none')).href;
  assert.equal(await storage.read(uri), undefined);
  assert.deepEqual([await storage.list(uri), await storage.list(pathToFileURL(at).href)], [[], []]);
  await storage.remove(uri);
});

test('what is no file of this computer is refused', async () => {
  await assert.rejects(() => new FileStorage().write('untitled:a', bytes('x')), /untitled:a is not a file on this computer/);
});

test('what was written is read, listed and removed; folders are made; nothing else is left', async (t) => {
  const at = await folder(t), storage = new FileStorage(), file = path.join(at, 'new', 'a b#ü.json'), uri = pathToFileURL(file).href;
  await storage.write(uri, bytes('one'));
  await storage.write(uri, bytes('two'));
  assert.deepEqual(await storage.read(uri).then((read) => read && Buffer.from(read).toString()), 'two');
  assert.deepEqual((await storage.list(pathToFileURL(path.dirname(file)).href)).map((each) => fileURLToPath(each)), [file]);
  await storage.remove(uri);
  assert.deepEqual(await readdir(path.dirname(file)), []);
});

test('the file’s mode is kept, whatever the mask', { skip: posix }, async (t) => {
  const file = path.join(await folder(t), 'a.json');
  await writeFile(file, 'x');
  await chmod(file, 0o666);
  await new FileStorage().write(pathToFileURL(file).href, bytes('y'));
  assert.equal((await stat(file)).mode & 0o777, 0o666);
});

test('a symbolic link stays one, and its file is replaced where it lies, even when it was not there yet', { skip: posix }, async (t) => {
  const at = await folder(t), real = path.join(at, 'real'), link = path.join(at, 'link.json');
  await mkdir(real);
  await symlink(path.join('real', 'a.json'), link);
  for (const text of ['one', 'two']) {
    await new FileStorage().write(pathToFileURL(link).href, bytes(text));
    assert.ok((await lstat(link)).isSymbolicLink());
    assert.equal(await readFile(path.join(real, 'a.json'), 'utf8'), text);
  }
  assert.deepEqual([await readdir(at), await readdir(real)], [['link.json', 'real'], ['a.json']]);
});

test('links in a circle are an error, not a hang', { skip: posix }, async (t) => {
  const at = await folder(t);
  await symlink('b', path.join(at, 'a'));
  await symlink('a', path.join(at, 'b'));
  await assert.rejects(() => new FileStorage().write(pathToFileURL(path.join(at, 'a')).href, bytes('x')));
});

test('in a folder without permission the write fails with a message that names the file, and nothing is left', { skip: posix }, async (t) => {
  const at = await folder(t), file = path.join(at, 'a.json');
  await writeFile(file, 'old');
  await chmod(file, 0o666);
  await chmod(at, 0o555);
  await assert.rejects(() => asNobody(() => new FileStorage().write(pathToFileURL(file).href, bytes('new'))), { message: `${file}: no permission` });
  assert.deepEqual([await readdir(at), await readFile(file, 'utf8')], [['a.json'], 'old']);
});

test('a write-protected file is not replaced behind its owner’s back', { skip: posix }, async (t) => {
  const at = await folder(t), file = path.join(at, 'a.json');
  await writeFile(file, 'old');
  await chmod(file, 0o444);
  await chmod(at, 0o777);
  await assert.rejects(() => asNobody(() => new FileStorage().write(pathToFileURL(file).href, bytes('new'))), /no permission/);
  assert.equal(await readFile(file, 'utf8'), 'old');
});

test('when the file cannot be replaced the temporary file is removed', async (t) => {
  const at = await folder(t);
  await mkdir(path.join(at, 'a.json'));
  await assert.rejects(() => new FileStorage().write(pathToFileURL(path.join(at, 'a.json')).href, bytes('x')));
  assert.deepEqual(await readdir(at), ['a.json']);
});

test('what a stopped program left behind is cleared away, what another is writing is not', async (t) => {
  const at = await folder(t), old = path.join(at, '.a.json.1-1.tmp'), young = path.join(at, '.a.json.2-1.tmp');
  await writeFile(old, '');
  await writeFile(young, '');
  await utimes(old, new Date(0), new Date(0));
  await new FileStorage().write(pathToFileURL(path.join(at, 'a.json')).href, bytes('x'));
  assert.deepEqual((await readdir(at)).sort(), ['.a.json.2-1.tmp', 'a.json']);
});

test('a process killed in the middle of writing leaves a whole file', async (t) => {
  const at = await folder(t), file = path.join(at, 'a.json');
  const script = fileURLToPath(new URL('writer.ts', import.meta.url));
  let seen = 0;
  for (const delay of [3, 11, 17, 29, 41, 67]) {
    const child = spawn(process.execPath, ['--import', 'tsx', script, pathToFileURL(file).href], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await Promise.race([exited, new Promise((resolve) => child.stdout.once('data', resolve))]);
    assert.equal(child.exitCode, null, 'the child ended by itself');
    await wait(delay);
    child.kill('SIGKILL');
    await exited;
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    seen++;
    const version = text.slice(0, text.indexOf('\n') + 1);
    assert.ok(text === version.repeat(200_000), `half a file after ${delay} ms`);
  }
  assert.ok(seen > 0, 'no child came as far as a file');
});
