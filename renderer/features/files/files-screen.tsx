// Files: what waits to be imported goes through a preview first; otherwise the imports so far, their totals, rejects and proof.
import { useImportQueue } from './import-queue.ts';
import { ImportWizard } from './import-wizard.tsx';
import './files.css';
import { ImportsView } from './imports-view.tsx';

export function FilesScreen() {
  const waiting = useImportQueue((state) => state.files.length > 0);
  return waiting ? <ImportWizard /> : <ImportsView />;
}
