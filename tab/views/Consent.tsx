import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ConsentAnswer } from '../../bot/pages/wire.js';
import { ConsentSources } from '../consent/ConsentSources.js';
import { ConsentStatus } from '../consent/ConsentStatus.js';
import { optionSeries } from '../consent/consentWords.js';
import { OptionTrend } from '../consent/OptionTrend.js';
import { useAsked, usePage } from '../page.js';
import { Chart } from '../parts/Chart.js';
import { Nothing } from '../parts/Nothing.js';
import { Trouble } from '../parts/Trouble.js';
import { useNarrow } from '../parts/useNarrow.js';
import { safeText } from '../safeText.js';

const useStyles = makeStyles({
  consent: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** Below all bars of a picture together; the table has the names as they are. */
const LETTERS_ON_A_PHONE = 26;

/** Who agreed to what, in numbers: nothing here is about one person. */
export default function Consent() {
  const { client, words } = usePage();
  const { answer, error, again } = useAsked('consent', (signal) => client.get<ConsentAnswer>('consent', signal));
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Spinner label={words.pages.loading} />;
  const { options, sources } = answer.overview;
  if (options.length === 0 && sources.length === 0) return <Nothing {...words.pageViews.consent.none} />;
  return <Found answer={answer} />;
}

function Found({ answer: { overview, trend } }: { answer: ConsentAnswer }) {
  const { words } = usePage();
  const styles = useStyles();
  const most = useNarrow() ? Math.max(6, Math.floor(LETTERS_ON_A_PHONE / overview.options.length)) : undefined;
  return (
    <div className={styles.consent}>
      <ConsentStatus overview={overview} />
      <Chart
        kind="stacked"
        title={words.pageViews.consent.byOption}
        labelsName={words.pages.consentOption}
        labels={overview.options.map(({ option }) => safeText(option.name))}
        shortLabels={overview.options.map(({ option }) => safeText(option.name, most))}
        series={optionSeries(overview, words)}
      />
      <OptionTrend trend={trend} />
      <ConsentSources sources={overview.sources} now={Date.now()} />
    </div>
  );
}
