import type { LadderPolicyValue, LightRulesValue, NoticeRules, Setting } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../shared/components/button';
import { Panel } from '../../shared/components/panel';
import { formatMoment } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useCan, useSession } from '../../shared/session';
import { RuleEditor } from './edit/rule-editor';
import { FieldsView } from './fields-view';
import { LadderView } from './ladder-view';
import { LightRulesView } from './lights/light-rules-view';
import { rulesTexts } from './messages';
import { RuleHistory } from './rule-history';

export type InForce = { rules: NoticeRules; ladder: LadderPolicyValue };

/** One rule: what is in force, since when and why; its earlier versions; and for the administrator its editor. */
export function RulePanel({ setting, inForce }: { setting: Setting; inForce: InForce }) {
  const t = useTexts(rulesTexts);
  const lang = useLang();
  const { today } = useSession();
  const mayManage = useCan('settings:manage');
  const [editing, setEditing] = useState(false);
  const { key, version, by, at, reason } = setting;
  return (
    <Panel
      title={t(`name.${key}`)}
      finding={t(`finding.${key}`)}
      asOf={
        <span className="rule-version">
          {at
            ? t('version.of', { version, at: formatMoment(at, lang, today.day), by: by ?? '' })
            : t('version.default')}
          {mayManage && !editing && <Button onClick={() => setEditing(true)}>{t('act.edit')}</Button>}
        </span>
      }
    >
      {reason && <p className="rule-reason">{reason}</p>}
      {editing ? (
        <RuleEditor setting={setting} inForce={inForce} onClose={() => setEditing(false)} />
      ) : key === 'ladder-policy' ? (
        <LadderView rungs={(setting.value as unknown as LadderPolicyValue).rungs} />
      ) : key === 'light-rules' ? (
        <LightRulesView rules={setting.value as unknown as LightRulesValue} />
      ) : (
        <FieldsView ruleKey={key} value={setting.value} />
      )}
      {version > 0 && <RuleHistory setting={setting} />}
    </Panel>
  );
}
