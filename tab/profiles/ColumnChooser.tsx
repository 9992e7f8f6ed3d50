import {
  Button,
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import type { SortField } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { ALWAYS, columnName, columnsOf } from './columns.js';

const useStyles = makeStyles({
  popover: { maxHeight: '60vh', overflowY: 'auto' },
});

export function ColumnChooser({ chosen, choose }: { chosen: SortField[]; choose(chosen: SortField[]): void }) {
  const { words } = usePage();
  const styles = useStyles();
  const all = columnsOf(words);
  return (
    <Menu
      inline
      positioning={{ autoSize: true }}
      persistOnItemClick
      checkedValues={{ columns: chosen }}
      onCheckedValueChange={(_event, { checkedItems }) =>
        choose(all.filter((column) => column === ALWAYS || checkedItems.includes(column)))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button>{words.pages.columns}</Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          {all
            .filter((column) => column !== ALWAYS)
            .map((column) => (
              <MenuItemCheckbox key={column} name="columns" value={column}>
                {columnName(column, words)}
              </MenuItemCheckbox>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
