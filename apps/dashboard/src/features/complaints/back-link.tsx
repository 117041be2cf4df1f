import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';
import './back-link.css';

/** Back to the list, from the top bar; on a phone the arrow alone. */
export const BackLink = ({ children }: { children: string }) => (
  <Link className="complaint-back" to="/complaints">
    <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
    <span>{children}</span>
  </Link>
);
