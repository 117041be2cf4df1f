import { Link } from 'react-router';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import './states.css';

/** The same page for "does not exist" and "not yours". */
export function NotFound() {
  const t = useTexts(shared);
  return (
    <div className="state state-page">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Link to="/">{t('notFound.home')}</Link>
    </div>
  );
}
