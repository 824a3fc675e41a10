// A field for a passphrase: hidden while it is typed, shown on demand, never kept by the browser.
import { Input } from 'antd';
import { useId } from 'react';

export function PassphraseInput({
  label,
  value,
  onChange,
  onEnter,
  autoFocus = false,
  disabled = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onEnter?: (() => void) | undefined;
  autoFocus?: boolean;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="passphrase">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) onEnter?.();
        }}
        autoFocus={autoFocus}
        disabled={disabled}
        autoComplete="new-password"
        spellCheck={false}
      />
    </div>
  );
}
