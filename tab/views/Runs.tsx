import { usePage } from '../page.js';

export default function Runs() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
