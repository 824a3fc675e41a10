// A plain text editor with line numbers; lines that a problem points at carry its mark in the margin.
import { Input } from 'antd';
import type { RefObject } from 'react';
import { Mark } from '../../ui/mark.tsx';

export function YamlEditor({
  text,
  onChange,
  marked,
  label,
  reference,
  readOnly = false,
}: {
  text: string;
  onChange: (text: string) => void;
  marked: ReadonlySet<number>;
  label: string;
  reference: RefObject<HTMLTextAreaElement | null>;
  readOnly?: boolean;
}) {
  const lines = text.split('\n').length;
  return (
    <div className="yaml-editor">
      <div className="yaml-lines" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
          <div key={line} className={marked.has(line) ? 'yaml-marked' : undefined}>
            {marked.has(line) ? <Mark name="rejected" /> : null}
            {line}
          </div>
        ))}
      </div>
      <Input.TextArea
        ref={(input) => {
          reference.current = input?.resizableTextArea?.textArea ?? null;
        }}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        readOnly={readOnly}
        rows={lines}
        wrap="off"
        variant="borderless"
        spellCheck={false}
        aria-label={label}
        aria-invalid={marked.size > 0}
      />
    </div>
  );
}
