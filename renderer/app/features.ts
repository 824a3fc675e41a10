// The features of the workbench, in the order of the navigation. A feature is a component without properties that renders
// <Screen> and <ProofLine> side by side, its texts, and what waits for a person there.
import type { ComponentType } from 'react';
import type { WorkspaceView } from '../../shared/contract/engine-api.ts';
import { BreaksScreen } from '../features/breaks/breaks-screen.tsx';
import { breaksTexts } from '../features/breaks/breaks-texts.ts';
import type { Texts } from '../i18n/start.ts';
import type { MarkName } from '../ui/mark.tsx';
import type { FeaturePath } from '../ui/workbench.tsx';

export interface Feature {
  /** Address and text namespace; its name in the navigation is frame:nav.<path>. */
  readonly path: FeaturePath;
  readonly component: ComponentType;
  readonly texts: Texts;
  /** The badge in the navigation; 0 shows none. */
  readonly waits: (workspace: WorkspaceView) => { readonly count: number; readonly mark: MarkName | null };
}

const NOTHING_WAITS = () => ({ count: 0, mark: null });

export const FEATURES: readonly Feature[] = [
  {
    path: 'breaks',
    component: BreaksScreen,
    texts: breaksTexts,
    waits: (workspace) => ({ count: workspace.openBreaks, mark: null }),
  },
];

export { NOTHING_WAITS };
