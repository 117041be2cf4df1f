import { NavLink } from 'react-router';
import { useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { useDuties } from '../../shared/use-duties';
import { shellTexts } from './messages';
import { navFor, onPhone } from './nav';

/** Left on the desk, at the bottom on a phone. A count only for what this person owes. */
export function Rail() {
  const t = useTexts(shellTexts);
  const { can } = useSession();
  const duties = useDuties();
  const items = navFor(can);
  const bottom = onPhone(items);
  return (
    <nav className="rail" aria-label={t('mainNav')}>
      <span className="rail-seal" aria-hidden="true">
        督<br />办
      </span>
      {items.map((item) => {
        const { key, to, icon: Icon, duty } = item;
        const owed = (duty && duties.data?.[duty]) || 0;
        return (
          <NavLink key={key} to={to} className={bottom.has(item) ? 'rail-link' : 'rail-link rail-desk'}>
            <Icon size={20} strokeWidth={1.7} aria-hidden="true" />
            <span>{t(`nav.${key}`)}</span>
            {owed > 0 && (
              <b>
                {owed > 99 ? '99+' : owed}
                <span className="sr-only"> {t('nav.owed', { count: owed })}</span>
              </b>
            )}
          </NavLink>
        );
      })}
    </nav>
  );
}
