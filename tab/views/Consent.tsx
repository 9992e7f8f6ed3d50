import { usePage } from '../page.js';

export default function Consent() {
  const { words } = usePage();
  return <p>{words.pages.loading}</p>;
}
