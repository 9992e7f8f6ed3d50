import type { Locator, Page } from 'playwright-core';

/** The inputs of a card, found as a person finds them: by the words beside them. */
export interface Inputs {
  type(label: string, words: string): Promise<void>;
  /** In a list, or among radio buttons. */
  choose(label: string, choice: string | RegExp): Promise<void>;
  /** A box, by the words beside it. */
  tick(title: string, on?: boolean): Promise<void>;
  /** What an input holds now: its text, or what is chosen in a list. */
  valueOf(label: string): Promise<string>;
}

type Role = 'textbox' | 'combobox' | 'radiogroup' | 'checkbox';

export function createInputs(page: Page, card: () => Locator): Inputs {
  /** The first of these roles that is there by this label; what is wrong with an input becomes part of its name. */
  async function find(label: string, ...roles: Role[]): Promise<Locator> {
    const words = escaped(label);
    const names = [new RegExp(`^${words}\\s*\\*?$`), new RegExp(`(^| )${words}$`), new RegExp(`(^| )${words}\\s`)];
    for (const end = Date.now() + 10_000; Date.now() < end; await page.waitForTimeout(100)) {
      for (const name of names) {
        for (const role of roles) {
          const found = card().getByRole(role, { name });
          if ((await found.count()) > 0) return found.first();
        }
      }
    }
    throw new Error(`There is no input "${label}" in:\n${await card().ariaSnapshot()}`);
  }

  async function chooseInList(list: Locator, choice: string | RegExp): Promise<void> {
    await list.click();
    const name = { name: choice, exact: typeof choice === 'string' };
    // A list of several choices shows them as boxes to tick, and stays open.
    const item = page.getByRole('option', name).or(page.getByRole('menuitemcheckbox', name)).first();
    const several = (await item.getAttribute('role')) === 'menuitemcheckbox';
    await item.click();
    if (several) await page.keyboard.press('Escape');
  }

  return {
    async type(label, words) {
      await (await find(label, 'textbox')).fill(words);
    },
    async choose(label, choice) {
      const found = await find(label, 'combobox', 'radiogroup');
      if ((await found.getAttribute('role')) !== 'radiogroup') return chooseInList(found, choice);
      await found.getByRole('radio', { name: choice }).check({ force: true });
    },
    async tick(title, on = true) {
      const box = await find(title, 'checkbox');
      // What is drawn over the box takes a pointer's click.
      if ((await box.isChecked()) !== on) await box.dispatchEvent('click');
    },
    async valueOf(label) {
      const control = await find(label, 'combobox', 'textbox');
      return (await control.getAttribute('value')) ?? control.inputValue();
    },
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
