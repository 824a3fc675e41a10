// A field for a passphrase: hidden while it is typed, shown on demand, never kept by the browser.
import { Input, type InputRef } from 'antd';
import { type Ref, useId } from 'react';

export type PassphraseField = InputRef;

/** Puts the cursor into the field; what was typed there is selected, so that the next try replaces it. */
export function enterField(field: PassphraseField | null): void {
  field?.focus({ cursor: 'all' });
}

export function PassphraseInput({
  ref,
  label,
  value,
  onChange,
  onEnter,
  autoFocus = false,
  disabled = false,
}: {
  ref?: Ref<PassphraseField>;
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
        {...(ref === undefined ? {} : { ref })}
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
