import * as vscode from 'vscode';
import { ruleIds } from '../../core/diagnostics/model';
import type { Command } from '../commands/command';
import { commandIds } from '../ids';
import { UserError } from '../messages';

type Switches = Record<string, boolean>;

/** Switches a rule of the setting `glossator.diagnostics` on or off, where it is set already, else for the user; resolves to the rule's new state. */
export function switchDiagnosticCommand(): Command {
  return {
    id: commandIds.switchDiagnostic,
    execute: async ({ name, on = false, uri }) => {
      const rule = ruleIds.find((id) => id === name);
      if (!rule) throw new UserError(`There is no such rule; name one of ${ruleIds.join(', ')}.`);
      const configuration = vscode.workspace.getConfiguration('glossator', uri === undefined ? null : vscode.Uri.parse(uri));
      const { workspaceFolderValue, workspaceValue, globalValue } = configuration.inspect<Switches>('diagnostics') ?? {};
      const { ConfigurationTarget } = vscode;
      const [before, target] = workspaceFolderValue?.[rule] !== undefined ? [workspaceFolderValue, ConfigurationTarget.WorkspaceFolder]
        : workspaceValue?.[rule] !== undefined ? [workspaceValue, ConfigurationTarget.Workspace] : [globalValue, ConfigurationTarget.Global];
      await configuration.update('diagnostics', { ...before, [rule]: on }, target);
      return { rule, on };
    },
  };
}
