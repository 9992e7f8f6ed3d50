import { Button, makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { usePage } from '../page.js';
import { safeText } from '../safeText.js';
import type { Words } from '../words.js';
import { valueName } from './choices.js';
import { type Narrowing, narrowingsOf, without } from './query.js';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  tags: { display: 'flex', flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
});

/** What the table is narrowed by now; each can be taken back. */
export function Narrowings() {
  const { words, query, narrow } = usePage();
  const styles = useStyles();
  const narrowings = narrowingsOf(query);
  if (narrowings.length === 0) return null;
  return (
    <div className={styles.row}>
      <TagGroup
        className={styles.tags}
        role="toolbar"
        aria-label={words.pages.active}
        onDismiss={(_event, { value }) => {
          const gone = narrowings.find((each) => keyOf(each) === value);
          if (gone) narrow(without(query, gone));
        }}
      >
        {narrowings.map((each) => {
          const text = say(each, words);
          return (
            <Tag key={keyOf(each)} value={keyOf(each)} dismissible aria-label={words.pages.removeTag(text)}>
              {text}
            </Tag>
          );
        })}
      </TagGroup>
      <Button appearance="subtle" onClick={() => narrow({})}>
        {words.pages.clearAll}
      </Button>
    </div>
  );
}

const keyOf = ({ by, value }: Narrowing) => `${by}:${value ?? ''}`;

function say({ by, value }: Narrowing, words: Words): string {
  const { pages } = words;
  if (by === 'changed') return pages.changedOnly;
  if (by === 'search') return pages.tag(pages.search, safeText(value, 60));
  return pages.tag(pages.filterNames[by], valueName(by, value, words));
}
