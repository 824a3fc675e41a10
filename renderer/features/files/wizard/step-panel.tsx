// The open step of the wizard: source, encoding and layout, header line, mapping, or the summary; the preview stands below it.
import { useState } from 'react';
import type { StagedFile } from '../../../../shared/contract/engine-api.ts';
import type { ProfileDraft } from '../../../../shared/model/draft.ts';
import type { Layout, Profile } from '../../../../shared/model/profile.ts';
import { useQuery } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { notify } from '../../../ui/notices.tsx';
import { Button } from '../../../ui/parts.tsx';
import '../mapping/mapping.css';
import { renamedFields } from '../mapping/fixed-fields.ts';
import { HeaderPanel } from '../mapping/header-panel.tsx';
import { keptByHand } from '../mapping/kept-by-hand.ts';
import { LayoutPanel } from '../mapping/layout-panel.tsx';
import { type MappingChange, MappingPanel } from '../mapping/mapping-panel.tsx';
import { changeWork, type Work, workOf } from '../staging/staged-files.ts';
import { headerPosition, lineOfHeader, type Step } from './import-steps.ts';
import { SourcePanel } from './source-panel.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import type { Shape, WizardReading } from './use-reading.ts';

export function StepPanel(props: {
  file: StagedFile;
  work: Work;
  step: Exclude<Step, 'validate'>;
  reading: WizardReading;
}) {
  return (
    <div className={props.step === 'header' ? 'step-panel step-panel-header' : 'step-panel'}>
      <PanelOf {...props} />
    </div>
  );
}

function PanelOf({
  file,
  work,
  step,
  reading,
}: {
  file: StagedFile;
  work: Work;
  step: Exclude<Step, 'validate'>;
  reading: WizardReading;
}) {
  const { t } = useTexts('files');
  const { id } = file;
  const { preview } = work;
  const { draft } = work.reading;
  const known = useKnownProfile(work);
  const profile = draft ?? known;
  const teaching = draft !== null || work.guessProblem !== null;
  const lines = preview?.lines.rows ?? [];

  const keep = (found: ProfileDraft) => keptByHand(found, workOf(id).byHand, draft ?? work.lastDraft);
  const guess = (shape: Shape) => void reading.guess(id, shape, keep);
  const shownLayout = (teaching ? work.layout : null) ?? (profile ?? work.lastDraft)?.layout ?? null;
  const onLayout = (layout: Layout) => {
    if (layout.type === 'fixed' && shownLayout?.type === 'fixed') {
      const renamed = renamedFields(shownLayout, layout);
      const byHand = [...work.byHand].flatMap(([column, field]): [string, string][] => {
        const name = renamed.get(column);
        return name === undefined ? [] : [[name, field]];
      });
      changeWork(id, { byHand: new Map(byHand) });
    }
    guess({ layout });
  };
  const onMapping = ({ profile: next, byHand }: MappingChange) => {
    if (byHand !== undefined) changeWork(id, { byHand: new Map(work.byHand).set(...byHand) });
    void reading.draft(id, next);
  };

  switch (step) {
    case 'source':
      return (
        <SourcePanel
          reading={work.reading}
          preview={work.rawOnly ? null : preview}
          onReading={(part) => void reading.override(id, part)}
          onDetect={() => void reading.detect(id)}
          onTeach={() => guess({ layout: null, headerLine: null })}
        />
      );
    case 'encoding':
      return (
        <LayoutPanel
          layout={shownLayout}
          unknown={teaching || work.rawOnly}
          encoding={work.reading.encoding}
          detected={preview?.view.encoding ?? 'utf-8'}
          encodings={preview?.encodings ?? []}
          lines={tableLines(work)}
          locked={!teaching}
          onEncoding={(encoding) => void reading.override(id, { encoding })}
          onLayout={onLayout}
        />
      );
    case 'header':
      return (
        <HeaderPanel
          lines={lines}
          headerLine={work.headerLine ?? shownHeader(work)}
          locked={!teaching}
          onHeader={(headerLine) => guess({ headerLine })}
        />
      );
    case 'mapping':
      if (profile === null && (teaching || work.rawOnly))
        return <p className="step-say quiet">{t('mapping.noGuess')}</p>;
      if (profile === null) return <p className="step-say quiet">{t('mapping.ownProgram')}</p>;
      return (
        <>
          {draft !== null ? null : (
            <ChangeKnown profile={profile} onChange={() => void startCopy(id, reading, profile)} />
          )}
          <div className="mapping-hold" inert={draft === null}>
            <MappingPanel
              work={work}
              profile={profile}
              preview={preview}
              onChange={onMapping}
              onChannel={(channel) => void reading.override(id, { channel })}
              onUnitSeen={() => changeWork(id, { unitSeen: true })}
            />
          </div>
        </>
      );
    case 'commit':
      return (
        <SummaryPanel
          preview={preview}
          rawOnly={work.rawOnly}
          draft={draft}
          asked={work.templateAsked}
          channel={work.reading.channel}
          fileName={file.file.split('/').at(-1) ?? file.file}
          onSaved={(saved) => {
            notify({ text: t('template.saved', { title: saved.title }) });
            void reading.override(id, { profile: saved.name });
          }}
        />
      );
  }
}

function shownHeader({ preview, rawOnly, reading }: Work): number {
  if (preview === null) return 0;
  if (rawOnly) return lineOfHeader(preview.lines.rows, reading.draft?.headers[0] ?? []);
  return headerPosition(preview).headerLine;
}

/** Lines with rows among them: what a fixed width is measured on. */
function tableLines({ known, rawOnly }: Work): string[] {
  const lines = [...known.values()].filter(({ raw }) => raw.trim() !== '');
  const rows = rawOnly ? [] : lines.filter(({ type }) => type !== 'header-footer');
  return (rows.length > 0 ? rows : lines).slice(0, 40).map(({ raw }) => raw);
}

/** The profile of a recognised file, where it is data; null where a program of its own reads the format. */
function useKnownProfile(work: Work): Profile | null {
  const profiles = useQuery('profiles', undefined);
  const name = work.reading.profile ?? (work.rawOnly ? null : (work.preview?.view.profile ?? null));
  const isData = profiles.data?.find((each) => each.name === name)?.isData === true;
  const found = useQuery('profile', isData && name !== null ? { name } : null);
  return found.data?.profile ?? null;
}

/** Makes a draft of a known profile; samples and confidences come from a guess at the same layout. */
async function startCopy(id: number, reading: WizardReading, profile: Profile): Promise<void> {
  const copy: Profile = { ...profile, name: '', title: profile.title, version: 1, proven: 'none' };
  changeWork(id, { unitSeen: true });
  await reading.guess(id, { layout: profile.layout }, (found) => ({ ...found, profile: copy }));
  if (workOf(id).reading.draft === null) await reading.draft(id, copy);
}

function ChangeKnown({ profile, onChange }: { profile: Profile; onChange: () => void }) {
  const { t } = useTexts('files');
  const [asked, setAsked] = useState(false);
  return (
    <div className="mapping-say">
      <span>{t('mapping.known', { title: profile.title })}</span>
      <span className="spring" />
      <Button
        onClick={() => {
          setAsked(true);
          onChange();
        }}
        disabled={asked}
        title={t('mapping.changeHint')}
      >
        {t('mapping.change')}
      </Button>
    </div>
  );
}
