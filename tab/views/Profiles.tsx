import { usePage } from '../page.js';

export default function Profiles() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
