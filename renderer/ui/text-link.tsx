// A link in running text that leads to another place of the workbench.
import type { ReactNode } from 'react';
import './text-link.css';

export function TextLink({
  onClick,
  title,
  className,
  children,
}: {
  onClick: () => void;
  title?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={className === undefined ? 'text-link' : `text-link ${className}`}
      title={title}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
