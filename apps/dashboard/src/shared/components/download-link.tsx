import type { ReactNode } from 'react';

/** Takes a file that the server makes while it is sent: the browser keeps it, the page stays. */
export const DownloadLink = (props: { href: string; title?: string; children: ReactNode }) => (
  <a className="button button-quiet" href={props.href} title={props.title} download>
    {props.children}
  </a>
);
