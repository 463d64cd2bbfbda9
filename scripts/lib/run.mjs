import { spawn } from 'node:child_process';
import { root } from './files.mjs';

/**
 * Runs a program and resolves to `{ code, output }` when it ends; never rejects for a failing program.
 * With `quiet` the output is only collected, otherwise it is shown as it comes as well. On Windows `npm` is a script, hence `shell`.
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one of the project's own Node programs. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs npm. */
export const runNpm = (args, options) => run('npm', args, { shell: process.platform === 'win32', ...options });
