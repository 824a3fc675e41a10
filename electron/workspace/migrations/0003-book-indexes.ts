// Indexes of the books for days with very many decisions: what reverses an entry or a decision, and what is filed under a break.
import type { Migration } from './migration.ts';

export const bookIndexes: Migration = {
  number: 3,
  name: 'book indexes',
  sql: `
CREATE INDEX entry_reverses ON entry (reverses) WHERE reverses <> '';
CREATE INDEX decision_filed ON decision (break_id);
CREATE INDEX decision_reverses ON decision (reverses) WHERE reverses IS NOT NULL;
`,
};
