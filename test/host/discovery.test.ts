import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, glossator, inFolder, withSetting, write } from './support';

const patience = 60_000;

describe('Finding sources', () => {
  after(() => vscode.workspace.fs.delete(inFolder('braces'), { recursive: true }));

  it('takes globs with braces as users write them', async function () {
    // Every source is read again when the setting changes back.
    this.timeout(180_000);
    await write('braces/one.txt', 'The mayor of the town is Quintus Abernathy, Ms. Osei said. Quintus Abernathy has been the mayor since May.\n');
    await write('braces/three.txt', 'The mayor of the town is Leopold Vandermeer, Ms. Osei said. Leopold Vandermeer has been the mayor since May.\n');
    const api = await glossator();
    const named = (name: string) => api.entities().some((entity) => entity.name === name);
    await eventually('both are read', () => named('Quintus Abernathy') && named('Leopold Vandermeer'), patience);
    await withSetting('include', ['**/{one,two}.{txt,md}'], async () => {
      await eventually('only what the glob names is read', () => named('Quintus Abernathy') && !named('Leopold Vandermeer'), patience);
    });
    await eventually('all is read again', () => named('Leopold Vandermeer'), patience);
  });

  it('reads the files of a folder that another program moves in whole', async function () {
    this.timeout(patience);
    const api = await glossator(), away = mkdtempSync(join(tmpdir(), 'glossator-folder-')), here = inFolder(basename(away)).fsPath;
    mkdirSync(join(away, 'deep'));
    writeFileSync(join(away, 'deep', 'moved.txt'), 'The mayor of the town is Philippa Undercroft, Ms. Osei said. Philippa Undercroft has been the mayor since May.\n');
    renameSync(away, here);
    await eventually('the file in it is read', () => api.entities().some(({ name }) => name === 'Philippa Undercroft'), patience / 2);
    rmSync(here, { recursive: true });
    await eventually('it is forgotten', () => !api.entities().some(({ name }) => name === 'Philippa Undercroft'), patience / 2);
  });
});
