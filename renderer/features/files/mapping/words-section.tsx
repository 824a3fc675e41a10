// The words of a column that mean something (states, kinds, directions): each with its meaning to choose; words without one are named.
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import type { DraftColumn } from '../../../../shared/model/draft.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { useTexts } from '../../../i18n/start.ts';
import type { WordField } from './canonical-fields.ts';
import { type OpenWords, openWordsOf } from './draft-doubts.ts';
import { withWordMeaning } from './kind-words.ts';
import { meaningsOf, type WordTable, wordTables } from './word-tables.ts';

export function WordsSection({
  profile,
  columns,
  rejects,
  onChange,
}: {
  profile: Profile;
  columns: readonly DraftColumn[];
  rejects: ImportPreview['view']['rejects'];
  onChange: (profile: Profile) => void;
}) {
  const tables = wordTables(profile, columns, rejects);
  return tables.map((table) => (
    <WordsOf
      key={table.field}
      table={table}
      open={openWordsOf(table, rejects)}
      onMeaning={(word, meaning) => onChange(withWordMeaning(profile, table.field, word, meaning))}
    />
  ));
}

function WordsOf({
  table,
  open,
  onMeaning,
}: {
  table: WordTable;
  open: OpenWords;
  onMeaning: (word: string, meaning: string) => void;
}) {
  const { t, term } = useTexts('files');
  const meanings = meaningsOf(table.field);
  return (
    <section className="words" aria-label={t('words.title', { field: term(`field.${table.field}`) })}>
      <h3>
        {t('words.title', { field: term(`field.${table.field}`) })}{' '}
        <span className="quiet">
          {table.column}
          {open.words === 0 ? '' : ` · ${t('words.open', { count: open.words })}`}
          {open.lines === 0 ? '' : ` · ${t('words.lines', { count: open.lines })}`}
        </span>
      </h3>
      {table.words.map(({ word, meaning }) => (
        <div className={meaning === '' ? 'choice word-open' : 'choice'} key={word}>
          <span className="key" title={word}>
            {word}
          </span>
          {meanings === null ? (
            <input
              className="pick"
              aria-label={t('words.meaningOf', { word })}
              key={meaning}
              defaultValue={meaning}
              placeholder={t('words.code')}
              onBlur={(event) => {
                const value = event.currentTarget.value.trim();
                if (value !== meaning) onMeaning(word, value);
              }}
            />
          ) : (
            <select
              className="pick"
              aria-label={t('words.meaningOf', { word })}
              value={meaning}
              onChange={(event) => onMeaning(word, event.currentTarget.value)}
            >
              <option value="">{t('words.none')}</option>
              {meanings.map((each) => (
                <option key={each} value={each}>
                  {meaningWord(table.field, each, t, term)}
                </option>
              ))}
            </select>
          )}
        </div>
      ))}
    </section>
  );
}

function meaningWord(field: WordField, meaning: string, t: (key: string) => string, term: (key: string) => string) {
  return meaning === 'skip' ? t('words.skip') : term(`${field}.${meaning}`);
}
