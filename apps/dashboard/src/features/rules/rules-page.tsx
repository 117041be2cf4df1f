import { type LadderPolicyValue, listSettings, type NoticeRules, type Setting } from '@duban/contracts';
import { Fetched } from '../../shared/components/states';
import { NotFound } from '../../shared/components/not-found';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { RulesViews } from '../../shared/rules-views';
import { useCan } from '../../shared/session';
import { rulesTexts } from './messages';
import { RulePanel } from './rule-panel';
import './rules.css';

/** 督办规则: terms, ladder and cards as versions; read by who supervises, changed by the administrator. */
export function RulesPage() {
  const t = useTexts(rulesTexts);
  const mayRead = useCan('settings:read');
  const query = useFetched(listSettings, {}, { shows: [{ type: 'settings' }], enabled: mayRead });
  if (!mayRead) return <NotFound />;
  return (
    <div className="page">
      <PageHead title={t('title')} scope={t('scope')} />
      <RulesViews current="rules" />
      <Fetched query={query} what={t('title')} lines={8}>
        {({ items }) => {
          const inForce = inForceOf(items);
          return items.map((setting) => <RulePanel key={setting.key} setting={setting} inForce={inForce} />);
        }}
      </Fetched>
    </div>
  );
}

function inForceOf(items: readonly Setting[]) {
  const of = (key: Setting['key']) => items.find((setting) => setting.key === key)?.value;
  return {
    rules: of('notice-rules') as unknown as NoticeRules,
    ladder: of('ladder-policy') as unknown as LadderPolicyValue,
  };
}
