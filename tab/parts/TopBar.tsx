import { Dropdown, Field, makeStyles, Option, Tab, TabList, Title1, tokens } from '@fluentui/react-components';
import type { SessionView } from '../../bot/pages/wire.js';
import { useEnrichment, usePage } from '../page.js';
import type { View } from '../route.js';
import { safeText } from '../safeText.js';
import { HostLink } from './HostLink.js';

const TABS = ['overview', 'profiles', 'runs', 'consent'] as const satisfies readonly View[];

const useStyles = makeStyles({
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  choice: { maxWidth: '480px', margin: `${tokens.spacingVerticalM} 0` },
  // Otherwise as wide as the longest name in it.
  dropdown: { minWidth: 0 },
  // Dutch has long words, and phones are narrow.
  tabs: { flexWrap: 'wrap', marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
});

/** Name of the page and, for whom it knows, which enrichment and which view of it. */
export function TopBar({ session }: { session: SessionView | undefined }) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <header>
      <div className={styles.first}>
        <Title1 as="h1" className={styles.title}>
          {words.pages.title}
        </Title1>
        {session && <HostLink href={session.chatUrl}>{words.pages.backToChat}</HostLink>}
      </div>
      {session && session.enrichments.length > 0 && <EnrichmentChoice session={session} />}
      {session && <Tabs />}
    </header>
  );
}

function EnrichmentChoice({ session }: { session: SessionView }) {
  const { words, route, go, narrow } = usePage();
  const styles = useStyles();
  const enrichment = useEnrichment();
  const called = ({ name, sandbox }: SessionView['enrichments'][number]) =>
    sandbox ? words.pages.sandbox(safeText(name)) : safeText(name);
  const chosen = session.enrichments.find(({ id }) => id === enrichment);
  return (
    <Field label={words.pages.enrichment} className={styles.choice}>
      <Dropdown
        inlinePopup
        className={styles.dropdown}
        value={chosen ? called(chosen) : ''}
        selectedOptions={chosen ? [chosen.id] : []}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue === undefined || optionValue === enrichment) return;
          narrow({});
          go({ view: route.view, enrichment: optionValue });
        }}
      >
        {session.enrichments.map((each) => (
          <Option key={each.id} value={each.id} text={called(each)}>
            {called(each)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function Tabs() {
  const { words, route, go } = usePage();
  const styles = useStyles();
  const enrichment = useEnrichment();
  return (
    <TabList
      className={styles.tabs}
      aria-label={words.pages.viewsLabel}
      selectedValue={route.view}
      onTabSelect={(_event, { value }) => {
        if (value !== route.view) go({ view: value as View, ...(enrichment !== undefined && { enrichment }) });
      }}
    >
      {TABS.map((view) => (
        <Tab key={view} value={view}>
          {words.pages.views[view]}
        </Tab>
      ))}
    </TabList>
  );
}
