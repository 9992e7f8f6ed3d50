import { Checkbox, Dropdown, Field, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { EnrichmentOverview } from '../../services/results/overviewView.js';
import type { FilterName } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { type Choice, choicesOf } from './choices.js';
import { FILTER_NAMES, withChanged, withFilter } from './query.js';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  dropdown: { minWidth: 0 },
  list: { maxHeight: '320px' },
});

/** Narrows the table. The choices are what the newest run has found, with how many profiles have each. */
export function Filters({ overview }: { overview: EnrichmentOverview | undefined }) {
  const { words, query, narrow } = usePage();
  const styles = useStyles();
  return (
    <div className={styles.filters}>
      {FILTER_NAMES.map((name) => (
        <Filter key={name} name={name} choices={choicesOf(name, overview, query.filters?.[name] ?? [], words)} />
      ))}
      <Checkbox
        label={words.pages.changedOnly}
        checked={query.changed ?? false}
        onChange={(_event, { checked }) => narrow(withChanged(query, checked === true))}
      />
    </div>
  );
}

function Filter({ name, choices }: { name: FilterName; choices: Choice[] }) {
  const { words, query, narrow } = usePage();
  const styles = useStyles();
  const chosen = query.filters?.[name] ?? [];
  return (
    <Field label={words.pages.filterNames[name]}>
      <Dropdown
        multiselect
        inlinePopup
        className={styles.dropdown}
        listbox={{ className: styles.list }}
        placeholder={words.pages.all}
        value={chosen.length === 0 ? '' : words.pages.chosen(chosen.length)}
        selectedOptions={[...chosen]}
        onOptionSelect={(_event, { selectedOptions }) => narrow(withFilter(query, name, selectedOptions))}
      >
        {choices.map(({ value, text }) => (
          <Option key={value} value={value} text={text}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
