import type { ChosenTab } from './tabChoice.js';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** Where the page is shown: Teams, or a browser. */
export interface Host {
  kind: 'teams' | 'browser';
  /** What it looks like now. */
  theme: ThemeName;
  onTheme(changed: (theme: ThemeName) => void): void;
  /** Language of the client, such as nl-NL. */
  locale?: string;
  /** What a deep link names, as it stands behind `/tab/`. */
  subPage?: string;
  /** Another deep link was followed while the page is open. */
  onSubPage(changed: (subPage: string) => void): void;
  /** The value of the header Authorization; undefined where nobody can be known. @throws PageError 401 without words: Teams gives no token */
  authorization(): Promise<string | undefined>;
  /** The page can be seen. */
  shown(): void;
  /** The page could not begin: the host says so in its place. */
  failed(): void;
  open(url: string): Promise<void>;
  /** Ends the dialog that the page is in; absent where it is in none. */
  endDialog?(): void;
  /** Only where the tab of a channel or chat is chosen. */
  tabChoice?: TabChoice;
}

export interface TabChoice {
  /** The address of the tab that is chosen anew; undefined for a new one. */
  present(): Promise<string | undefined>;
  /** What **Save** of Teams keeps. */
  choose(tab: ChosenTab): void;
}
