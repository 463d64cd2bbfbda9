import * as vscode from 'vscode';
import type { App } from '../app';
import { changeTypeCommand } from './changeType';
import { registerCommand, type Command } from './command';
import { copyQuoteCommand, copySpeakerQuotationsCommand } from './copyQuote';
import { decisionCommand, rejectQuotationCommand } from './decide';
import { editAliasesCommand, linkEntityCommand } from './editAliases';
import { editSpanCommand } from './editSpan';
import { exportCommand } from './export';
import { explainMentionCommand } from './explainMention';
import { findEntityCommand } from './findEntity';
import { importCommand } from './import';
import { mergeEntitiesCommand } from './mergeEntities';
import { reassignSpeakerCommand } from './reassignSpeaker';
import { rebuildIndexCommand } from './rebuildIndex';
import { renameEntityCommand } from './renameEntity';
import { extendQuotationCommand, mergeQuotationsCommand, shrinkQuotationCommand, splitQuotationCommand } from './reshapeQuotation';
import { resolveSidecarConflictCommand } from './resolveSidecarConflict';
import { saveAnnotationsCommand } from './saveAnnotations';
import { splitEntityCommand } from './splitEntity';
import { toggleCommand } from './toggle';
import { redoCommand, undoCommand } from './undo';
import { walkCommand } from './walk';

/** All commands, one line each. */
const commands: readonly ((app: App) => Command)[] = [
  saveAnnotationsCommand,
  (app) => decisionCommand(app, 'accept'),
  (app) => decisionCommand(app, 'reject'),
  findEntityCommand,
  explainMentionCommand,
  copyQuoteCommand,
  copySpeakerQuotationsCommand,
  (app) => walkCommand(app, true),
  (app) => walkCommand(app, false),
  changeTypeCommand,
  editSpanCommand,
  reassignSpeakerCommand,
  extendQuotationCommand,
  shrinkQuotationCommand,
  splitQuotationCommand,
  mergeQuotationsCommand,
  rejectQuotationCommand,
  renameEntityCommand,
  mergeEntitiesCommand,
  splitEntityCommand,
  editAliasesCommand,
  linkEntityCommand,
  exportCommand,
  importCommand,
  resolveSidecarConflictCommand,
  undoCommand,
  redoCommand,
  rebuildIndexCommand,
  toggleCommand,
];

/** Registers the commands of Glossator, except those that the views' titles hold. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(...commands.map((command) => registerCommand(app, command(app))));
}
