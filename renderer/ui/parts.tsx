// Small parts of every screen: the button with its key, the chip, the empty state, the screen's own frame.
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkbenchIfOpen } from './workbench.tsx';

/** A feature's place in the frame. Put a ProofLine beside it; together they fill the frame's two areas. */
export function Screen({
  title,
  className,
  style,
  children,
}: {
  title: string;
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  return (
    <main className={className === undefined ? 'screen' : `screen ${className}`} style={style}>
      <h1 className="unseen">{title}</h1>
      {children}
    </main>
  );
}

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** The key that does the same, shown as a hint. */
  readonly hint?: string | undefined;
  /** act: the one filled action of a screen. */
  readonly look?: 'plain' | 'framed' | 'act';
  readonly disabled?: boolean;
  /** It changes the workspace: where that is open for reading only, the button is disabled and says so. */
  readonly changes?: boolean;
  /** Why it is disabled, or what it does. */
  readonly title?: string | undefined;
  readonly label?: string | undefined;
}

const LOOKS = { plain: 'button button-plain', framed: 'button', act: 'button button-act' } as const;

export function Button({
  children,
  onClick,
  hint,
  look = 'framed',
  disabled = false,
  changes = false,
  title,
  label,
}: ButtonProps) {
  const { t } = useTranslation('common');
  const isBarred = useWorkbenchIfOpen()?.workspace.readOnly === true && changes;
  return (
    <button
      type="button"
      className={LOOKS[look]}
      onClick={onClick}
      disabled={disabled || isBarred}
      title={isBarred ? t('readOnly') : title}
      aria-label={label}
      aria-keyshortcuts={hint}
    >
      {children}
      {hint === undefined ? null : <kbd>{hint}</kbd>}
    </button>
  );
}

/** An active filter that can be taken off (`onRemove`), or a switch (`pressed`). */
export function Chip(
  props: { readonly children: ReactNode } & (
    | { readonly onRemove: () => void; readonly removeLabel: string }
    | { readonly pressed: boolean; readonly onToggle: () => void }
  ),
) {
  if ('onRemove' in props) {
    return (
      <button type="button" className="chip chip-on" onClick={props.onRemove} title={props.removeLabel}>
        {props.children}
        <span aria-hidden="true">×</span>
      </button>
    );
  }
  return (
    <button type="button" className="chip" aria-pressed={props.pressed} onClick={props.onToggle}>
      {props.children}
    </button>
  );
}

/** Says what is not there yet and what to do next. */
export function EmptyState({ title, text, actions }: { title: string; text: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {actions === undefined ? null : <div className="empty-actions">{actions}</div>}
    </div>
  );
}
