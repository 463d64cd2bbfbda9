import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '../../..');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The bundled command line, in a folder of its own. */
export class Program {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'glossator-cli-'));
  readonly file = path.join(this.folder, 'program', 'cli.js');

  async build(): Promise<void> {
    await build({
      entryPoints: [path.join(root, 'src/cli/main.ts')], outfile: this.file, bundle: true, platform: 'node', format: 'cjs', target: 'node20',
      mainFields: ['module', 'main'], define: { 'import.meta.url': '__filename' }, logLevel: 'error',
    });
  }

  /** Runs the program in the folder. */
  run(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.file, ...args], { cwd: this.folder });
      let out = '', err = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk; });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => { err += chunk; });
      child.on('error', reject).on('close', (code) => { resolve({ code, out, err }); });
      child.stdin.on('error', () => undefined).end(input);
    });
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
