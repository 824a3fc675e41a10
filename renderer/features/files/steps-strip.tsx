// The six steps of an import as a chain of seams, with what can be overridden where it belongs.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { ENCODINGS } from '../../../shared/model/import.ts';
import { SOURCES } from '../../../shared/model/record.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import type { Overrides, QueuedFile } from './import-queue.ts';
import { type DrawnStep, headerPosition, importSteps, STEPS, type Step } from './import-steps.ts';

const AUTO = '';

interface Choice {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly detected: string;
  readonly onChange: (value: string | null) => void;
}

export function StepsStrip({ file, onOverride }: { file: QueuedFile; onOverride: (part: Partial<Overrides>) => void }) {
  const { t } = useTexts('files');
  const steps: readonly DrawnStep[] =
    file.preview === null
      ? STEPS.map((step) => ({ step, state: 'later', mark: 'not-run' }))
      : importSteps(file.preview);
  return (
    <ol className="steps" aria-label={t('step.label')}>
      {steps.map((step) => (
        <li
          key={step.step}
          className={`step step-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="seam">
            <Mark name={step.mark} />
          </span>
          <div className="step-words">
            <StepWords step={step.step} file={file} onOverride={onOverride} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepWords({
  step,
  file,
  onOverride,
}: {
  step: Step;
  file: QueuedFile;
  onOverride: (part: Partial<Overrides>) => void;
}) {
  const { t, term } = useTexts('files');
  const { workspace } = useWorkbench();
  const { preview, overrides } = file;
  const view = preview?.view;
  switch (step) {
    case 'source':
      return (
        <TwoLines
          first={`${t('step.source')} · ${file.fileName}`}
          title={view?.sha256}
          second={
            <>
              <Pick
                label={t('step.pickSource')}
                value={overrides.source}
                detected={view === undefined ? '' : term(`sourceFile.${view.source}`)}
                options={SOURCES.map((source) => ({ value: source, label: term(`sourceFile.${source}`) }))}
                onChange={(value) => onOverride({ source: SOURCES.find((source) => source === value) ?? null })}
              />
              <Pick
                label={t('step.pickChannel')}
                value={overrides.channel}
                detected={view?.channel || t('step.ownChannel')}
                options={workspace.channels.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
                onChange={(channel) => onOverride({ channel })}
              />
            </>
          }
        />
      );
    case 'encoding':
      return (
        <TwoLines
          first={t('step.encoding', { encoding: '' }).trim()}
          second={
            <Pick
              label={t('step.pickEncoding')}
              value={overrides.encoding}
              detected={view?.encoding.toUpperCase() ?? ''}
              options={(preview?.encodings ?? ENCODINGS).map((encoding) => ({
                value: encoding,
                label: encoding.toUpperCase(),
              }))}
              onChange={(value) => onOverride({ encoding: ENCODINGS.find((encoding) => encoding === value) ?? null })}
            />
          }
        />
      );
    case 'header': {
      if (preview === null) return <TwoLines first={t('step.noHeader')} second="" />;
      const { headerLine } = headerPosition(preview);
      return (
        <TwoLines
          first={headerLine === 0 ? t('step.noHeader') : t('step.header', { line: formatCount(headerLine) })}
          second={t('step.around', { around: formatCount(preview.view.headerFooter) })}
        />
      );
    }
    case 'mapping': {
      const mapped = preview?.mapping.filter((each) => each.field !== '').length ?? 0;
      const all = preview?.mapping.length ?? 0;
      return (
        <TwoLines
          first={all === 0 ? t('step.noMapping') : t('step.mapping', { mapped, all })}
          second={
            <Pick
              label={t('step.pickProfile')}
              value={overrides.profile}
              detected={view?.profile ?? ''}
              options={(preview?.profiles ?? []).map((profile) => ({ value: profile, label: profile }))}
              onChange={(profile) => onOverride({ profile })}
            />
          }
        />
      );
    }
    case 'validate':
      return <TwoLines first={validated(file, t)} second={view === undefined ? '' : term(`proof.${view.proof}`)} />;
    case 'commit':
      return <TwoLines first={t('step.commit')} second={t('step.nothingWritten')} />;
  }
}

function validated(file: QueuedFile, t: (key: string, values?: Record<string, string>) => string): string {
  const view = file.preview?.view;
  if (view === undefined) return t('step.validateOk').split(/[:：]/)[0] ?? '';
  if (view.rejected > 0) return t('step.validateRejects', { count: formatCount(view.rejected) });
  return view.proof === 'contradicted' ? t('step.validateTotals') : t('step.validateOk');
}

function TwoLines({ first, second, title }: { first: string; second: ReactNode; title?: string | undefined }) {
  return (
    <>
      <div className="clip" title={title ?? first}>
        {first}
      </div>
      <small>{second}</small>
    </>
  );
}

/** What was detected, and the way to say otherwise. */
function Pick({ label, value, options, detected, onChange }: Choice) {
  const { t } = useTexts('files');
  const auto = { value: AUTO, label: detected === '' ? t('step.detect') : `${detected}` };
  return (
    <Select
      size="small"
      variant="borderless"
      className="step-pick"
      popupMatchSelectWidth={false}
      aria-label={label}
      title={label}
      value={value ?? AUTO}
      options={[
        { ...auto, label: `${auto.label}` },
        ...options.filter((option) => option.label !== detected || option.value === value),
      ]}
      onChange={(chosen: string) => onChange(chosen === AUTO ? null : chosen)}
    />
  );
}
