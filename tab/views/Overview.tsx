import { usePage } from '../page.js';

export default function Overview() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
