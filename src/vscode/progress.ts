import * as vscode from 'vscode';
import type { Going } from '../corpus/going';

/** Work that is done within this many milliseconds shows no progress. */
const patience = 1_000;

/** Does work that can be stopped half-way; when it takes more than a moment, shows how far it is with a button to stop it. */
export async function withProgress<T>(title: string, work: (going: Going) => Promise<T>): Promise<T> {
  const state = { stopped: false, done: 0, all: 0 };
  const result = work({
    get stopped() { return state.stopped; },
    advance: (done, all) => Object.assign(state, { done, all }),
  });
  await Promise.race([result.catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, patience); })]);
  const settled = await Promise.race([result.then(() => true, () => true), Promise.resolve(false)]);
  if (!settled) void show(title, result, state);
  return result;
}

function show(title: string, result: Promise<unknown>, state: { stopped: boolean; readonly done: number; readonly all: number }): Thenable<void> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    token.onCancellationRequested(() => { state.stopped = true; });
    let shown = 0;
    const timer = setInterval(() => {
      const percent = state.all === 0 ? 0 : Math.floor((state.done / state.all) * 100);
      progress.report({ message: `${state.done.toLocaleString('en')} of ${state.all.toLocaleString('en')} sources`, increment: percent - shown });
      shown = percent;
    }, 100);
    await result.catch(() => undefined);
    clearInterval(timer);
  });
}
