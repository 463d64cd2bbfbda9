import * as vscode from 'vscode';
import { eventually, glossator, inFolder, withSetting, write } from './support';

describe('Finding sources', () => {
  after(() => vscode.workspace.fs.delete(inFolder('braces'), { recursive: true }));

  it('takes globs with braces as users write them', async () => {
    await write('braces/one.txt', 'The mayor of the town is Quintus Abernathy, Ms. Osei said. Quintus Abernathy has been the mayor since May.\n');
    await write('braces/three.txt', 'The mayor of the town is Leopold Vandermeer, Ms. Osei said. Leopold Vandermeer has been the mayor since May.\n');
    const api = await glossator();
    const named = (name: string) => api.entities().some((entity) => entity.name === name);
    await eventually('both are read', () => named('Quintus Abernathy') && named('Leopold Vandermeer'));
    await withSetting('include', ['**/{one,two}.{txt,md}'], async () => {
      await eventually('only what the glob names is read', () => named('Quintus Abernathy') && !named('Leopold Vandermeer'));
    });
    await eventually('all is read again', () => named('Leopold Vandermeer'));
  });
});
