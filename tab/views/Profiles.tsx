import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { EnrichmentOverview } from '../../services/results/overviewView.js';
import { useAsked, useEnrichment, usePage } from '../page.js';
import { Nothing } from '../parts/Nothing.js';
import { useNarrow } from '../parts/useNarrow.js';
import { ColumnChooser } from '../profiles/ColumnChooser.js';
import { columnsOf, keepColumns, keptColumns, storeOf } from '../profiles/columns.js';
import { Download } from '../profiles/Download.js';
import { Filters } from '../profiles/Filters.js';
import { Narrowings } from '../profiles/Narrowings.js';
import { ProfilePanel } from '../profiles/ProfilePanel.js';
import { narrowingsOf } from '../profiles/query.js';
import { Rows } from '../profiles/Rows.js';
import { Search } from '../profiles/Search.js';
import { type Table, useTable } from '../profiles/useTable.js';

const useStyles = makeStyles({
  profiles: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  search: { maxWidth: '480px' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
});

/** Another enrichment begins anew. */
export default function Profiles() {
  const enrichment = useEnrichment() ?? '';
  return <ProfilesOf key={enrichment} enrichment={enrichment} />;
}

function ProfilesOf({ enrichment }: { enrichment: string }) {
  const { client, words, query } = usePage();
  const styles = useStyles();
  const narrow = useNarrow();
  const table = useTable(enrichment);
  const { answer: overview } = useAsked(enrichment, (signal) =>
    client.get<EnrichmentOverview>(`enrichments/${encodeURIComponent(enrichment)}`, signal),
  );
  const [columns, setColumns] = useState(() => keptColumns(columnsOf(words), storeOf(window)));
  const choose = (chosen: typeof columns) => {
    setColumns(chosen);
    keepColumns(chosen, storeOf(window));
  };
  const hasNone = table.answer?.profiles === 0 && narrowingsOf(query).length === 0;
  if (hasNone) return <Nothing {...words.pages.neverRun} />;
  return (
    <div className={styles.profiles}>
      <div className={styles.search}>
        <Search />
      </div>
      <FilterPlace narrow={narrow} overview={overview} />
      <Narrowings />
      <div className={styles.tools}>
        <Found table={table} />
        <div className={styles.actions}>
          {!narrow && <ColumnChooser chosen={columns} choose={choose} />}
          <Download enrichment={enrichment} />
        </div>
      </div>
      <Rows {...{ enrichment, columns, table }} />
      <ProfilePanel enrichment={enrichment} />
    </div>
  );
}

/** Six inputs are a page of their own on a phone. */
function FilterPlace({ narrow, overview }: { narrow: boolean; overview: EnrichmentOverview | undefined }) {
  const { words } = usePage();
  const [open, setOpen] = useState(false);
  return (
    <>
      {narrow && (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.pages.filters}
        </Button>
      )}
      {(!narrow || open) && <Filters overview={overview} />}
    </>
  );
}

/** How many there are: said aloud when it is known, since it comes later than the rows. */
function Found({ table }: { table: Table }) {
  const { words, query } = usePage();
  const { count } = table;
  const say = narrowingsOf(query).length > 0 ? words.pages.found : words.pages.inDataSet;
  return <Text role="status">{count === undefined ? words.pages.counting : say(count)}</Text>;
}
