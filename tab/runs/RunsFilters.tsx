import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { HistoryFilter } from '../../services/history.js';
import { usePage } from '../page.js';

const KINDS = ['run', 'refresh'] as const;
const OUTCOMES = ['Successful', 'Failed', 'Canceled'] as const;

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    maxWidth: '480px',
  },
});

export function RunsFilters({ filter, show }: { filter: HistoryFilter; show: (filter: HistoryFilter) => void }) {
  const { words } = usePage();
  const styles = useStyles();
  const { history } = words;
  return (
    <div className={styles.filters}>
      <Choice
        label={history.kind}
        value={filter.kind}
        choices={KINDS.map((kind) => ({ value: kind, name: history.kinds[kind] }))}
        choose={(kind) => show({ ...without(filter, 'kind'), ...(kind && { kind }) })}
      />
      <Choice
        label={history.outcome}
        value={filter.outcome}
        choices={OUTCOMES.map((outcome) => ({ value: outcome, name: words.run.states[outcome] }))}
        choose={(outcome) => show({ ...without(filter, 'outcome'), ...(outcome && { outcome }) })}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value | undefined;
  choices: { value: Value; name: string }[];
  choose: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ label, value, choices, choose }: ChoiceProps<Value>) {
  const { words } = usePage();
  return (
    <Field label={label}>
      <Select
        value={value ?? ''}
        onChange={(_event, { value: chosen }) => choose(choices.find((each) => each.value === chosen)?.value)}
      >
        <option value="">{words.history.all}</option>
        {choices.map((each) => (
          <option key={each.value} value={each.value}>
            {each.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function without(filter: HistoryFilter, name: keyof HistoryFilter): HistoryFilter {
  const { [name]: _, ...others } = filter;
  return others;
}
