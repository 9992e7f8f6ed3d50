import { usePage } from '../page.js';

export default function TokenEntry() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
