import * as vscode from 'vscode';
import type { PlacedAnnotation } from '../core/annotation/types';
import { analysisDocument } from '../core/export/analysisJson';
import type { Annotation, GlossatorApi } from '../../glossator';
import type { App } from './app';

/** What other extensions get, version 1; glossator.d.ts is its contract. It ends with the extension. */
export function createApi(app: App): GlossatorApi {
  const emitter = new vscode.EventEmitter<vscode.Uri>();
  app.context.subscriptions.push(emitter, app.session.onDidChange((uri) => { emitter.fire(vscode.Uri.parse(uri)); }));
  return {
    version: 1,
    analysis: async (uri) => {
      const view = await app.session.currentView(uri.toString());
      return view && analysisDocument(view.uri, view);
    },
    annotations: async (uri) => {
      await app.session.currentView(uri.toString());
      return app.annotations.placed(uri.toString()).map(annotationOf);
    },
    entities: () => app.session.index.entities().map(({ id, name, type, aliases, count, sources }) => ({
      id, name, type, aliases, count, sources: [...sources].map(([uri, mentions]) => ({ uri, count: mentions })),
    })),
    onDidChange: emitter.event,
  };
}

function annotationOf({ id, pieces, state, type, tags, notes, entity, speaker, decision, creator }: PlacedAnnotation): Annotation {
  return {
    id, pieces, state, tags, notes, creator,
    ...(type === undefined ? {} : { type }),
    ...(entity === undefined ? {} : { entity }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(decision === undefined ? {} : { decision }),
  };
}
