// Files and folders dropped anywhere on the window, whatever screen is open: they are staged and the files screen opens. A screen that
// takes dropped files itself gets them instead.
import { useEffect, useState } from 'react';
import { useTexts } from '../../../i18n/start.ts';
import { currentDropTaker } from '../../../ui/file-drops.ts';
import { Mark } from '../../../ui/mark.tsx';
import '../files.css';
import { readDropped } from './reading-files.ts';
import { useTakingFiles } from './use-taking-files.ts';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

export function DropAnywhere() {
  const { t } = useTexts('files');
  const take = useTakingFiles();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (event.dataTransfer === null || !carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const taker = currentDropTaker();
      if (taker !== null) return taker.take([...event.dataTransfer.files]);
      void readDropped(event.dataTransfer).then(take);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [take]);

  if (!over) return null;
  return (
    <div className="drop-here" role="status">
      <p>
        <Mark name="suggested" /> {currentDropTaker()?.label ?? t('drop.here')}
      </p>
    </div>
  );
}
