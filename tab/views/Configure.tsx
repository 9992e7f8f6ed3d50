import { usePage } from '../page.js';

export default function Configure() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
