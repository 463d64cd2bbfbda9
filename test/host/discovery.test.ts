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
});
