import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePage } from '../page.js';

/** Leads out of the page: in Teams by Teams itself, since its own pages are shown in no frame. */
export function HostLink({ href, children }: { href: string; children: ReactNode }) {
  const { host } = usePage();
  return (
    <Link
      href={href}
      onClick={(event) => {
        event.preventDefault();
        void host.open(href);
      }}
    >
      {children}
    </Link>
  );
}
