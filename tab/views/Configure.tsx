import { Field, makeStyles, Select, Spinner, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TabChoice } from '../host.js';
import { usePage } from '../page.js';
import { Nothing } from '../parts/Nothing.js';
import { Trouble } from '../parts/Trouble.js';
import { type Route, readRoute } from '../route.js';
import { safeText } from '../safeText.js';
import { TAB_VIEWS, tabOf } from '../tabChoice.js';

const useStyles = makeStyles({
  configure: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '560px' },
  choice: { gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: { ...typographyStyles.title3, margin: `${tokens.spacingVerticalM} 0 0` },
});

/** What the tab of a channel or group chat shows. */
export default function Configure() {
  const { host, words, refused } = usePage();
  const styles = useStyles();
  const { tabChoice } = host;
  return (
    <div className={styles.configure}>
      <h2 className={styles.heading}>{words.pages.views.configure}</h2>
      {!tabChoice ? (
        <Nothing {...words.pageViews.configure.onlyInTeams} />
      ) : refused ? (
        <Trouble error={refused} again={() => window.location.reload()} />
      ) : (
        <Present tabChoice={tabChoice} />
      )}
    </div>
  );
}

/** A tab that is chosen anew begins with what it shows now. */
function Present({ tabChoice }: { tabChoice: TabChoice }) {
  const { words } = usePage();
  const [present, setPresent] = useState<Route>();
  useEffect(() => {
    const read = (contentUrl = '') => {
      const { view, enrichment } = readRoute(contentUrl);
      const shown = TAB_VIEWS.find((each) => each === view) ?? 'overview';
      setPresent({ view: shown, ...(enrichment !== undefined && { enrichment }) });
    };
    tabChoice.present().then(read, () => read());
  }, [tabChoice]);
  return present ? <Choice present={present} tabChoice={tabChoice} /> : <Spinner label={words.pages.loading} />;
}

function Choice({ present, tabChoice }: { present: Route; tabChoice: TabChoice }) {
  const { words, session } = usePage();
  const styles = useStyles();
  const [chosen, setChosen] = useState(present);
  const said = words.pageViews.configure;
  const enrichments = session?.enrichments ?? [];
  const tab = tabOf(chosen, enrichments, { words, origin: window.location.origin });
  const shown = JSON.stringify(tab);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it is another one, not for each new object that says the same.
  useEffect(() => tabChoice.choose(tab), [shown, tabChoice]);
  return (
    <>
      <Text>{said.what}</Text>
      <Field label={said.view}>
        <Select
          value={chosen.view}
          onChange={(_event, { value }) => setChosen({ ...chosen, view: TAB_VIEWS.find((each) => each === value)! })}
        >
          {TAB_VIEWS.map((view) => (
            <option key={view} value={view}>
              {words.pages.views[view]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.pages.enrichment} className={styles.choice}>
        <Select
          value={chosen.enrichment ?? ''}
          onChange={(_event, { value }) => setChosen({ view: chosen.view, ...(value !== '' && { enrichment: value }) })}
        >
          <option value="">{said.newest}</option>
          {enrichments.map(({ id, name }) => (
            <option key={id} value={id}>
              {safeText(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Text role="status">{said.ready(tab.suggestedDisplayName)}</Text>
      <Text>{said.who}</Text>
    </>
  );
}
