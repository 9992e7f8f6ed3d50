import { Field, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { usePage } from '../page.js';
import { withSearch } from './query.js';

/** Who types is not asked about after each letter. */
const PAUSE_MS = 300;

export function Search() {
  const { words, query, narrow } = usePage();
  const [typed, setTyped] = useState(query.search ?? '');
  const newest = useRef(query);
  newest.current = query;

  // Cleared elsewhere.
  useEffect(() => {
    if (query.search === undefined) setTyped('');
  }, [query.search]);
  useEffect(() => {
    const next = withSearch(newest.current, typed);
    if (next.search === newest.current.search) return;
    const pause = setTimeout(() => narrow(withSearch(newest.current, typed)), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, narrow]);

  return (
    <Field label={words.pages.search}>
      <SearchBox
        placeholder={words.pages.searchHint}
        maxLength={255}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
      />
    </Field>
  );
}
