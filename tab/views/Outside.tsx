import { usePage } from '../page.js';

export default function Outside() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
