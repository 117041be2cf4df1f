import {
  changeSetting,
  checkSetting,
  type LadderPolicyValue,
  type LightRulesValue,
  type Setting,
  type SettingKey,
} from '@duban/contracts';
import { ruleDifferences } from '@duban/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, call, isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { DifferenceList } from '../difference-list';
import { findWrong } from '../find-wrong';
import { LightRulesForm } from '../lights/light-rules-form';
import { TrialPanel } from '../lights/trial-panel';
import { rulesTexts } from '../messages';
import type { Value } from '../rule-fields';
import type { InForce } from '../rule-panel';
import { findingWord, isCards } from '../rule-words';
import { FieldsForm } from './fields-form';
import { LadderForm } from './ladder-form';

const FOLLOWS = {
  'finding-rules': 'confirm.followsFindings',
  'card-rules': 'confirm.followsCards',
  'light-rules': 'confirm.followsLights',
  'import-limits': 'confirm.followsImports',
  'report-rules': 'confirm.followsReports',
  'complaint-rules': 'confirm.followsComplaints',
} as {
  [key in SettingKey]?:
    | 'confirm.followsCards'
    | 'confirm.followsLights'
    | 'confirm.followsFindings'
    | 'confirm.followsImports'
    | 'confirm.followsReports'
    | 'confirm.followsComplaints';
};

type EditorProps = { setting: Setting; inForce: InForce; onClose: () => void };

/** A new version is written beside the one in force: judged as it is typed, told in differences, then put in force. */
export function RuleEditor({ setting, inForce, onClose }: EditorProps) {
  const t = useTexts(rulesTexts);
  const lang = useLang();
  const { key, version } = setting;
  const [value, setValue] = useState<Value>(setting.value);
  const [asked, setAsked] = useState(false);
  const enforce = useAct(changeSetting, { changes: [{ type: 'settings' }] });
  const kept = useQuery({
    queryKey: [checkSetting.name, key, version],
    queryFn: () => call(checkSetting, { params: { key }, body: { value: setting.value } }),
  });
  const findings = findWrong(key, value, inForce);
  const differences = findings.length > 0 ? [] : ruleDifferences(setting.value, value);
  const next = version + 1;
  // in an English sentence a name in its middle is small
  const name = lang === 'zh' ? `《${t(`name.${key}`)}》` : t(`name.${key}`).toLowerCase();
  const running = kept.data?.running ?? 0;

  const confirm = async (reason: string) => {
    await enforce.mutateAsync({ params: { key }, body: { value, reason, version } });
    toast(t('done', { name, version: next }));
    onClose();
  };
  return (
    <div className="rule-editor">
      {key === 'ladder-policy' ? (
        <LadderForm
          rungs={(value as unknown as LadderPolicyValue).rungs}
          findings={findings}
          onChange={(rungs) => setValue({ ...value, rungs })}
        />
      ) : key === 'light-rules' ? (
        <LightRulesForm
          rules={value as unknown as LightRulesValue}
          findings={findings}
          onChange={(rules) => setValue({ ...rules })}
        />
      ) : (
        <FieldsForm ruleKey={key} value={value} findings={findings} onChange={setValue} />
      )}
      {key === 'light-rules' && differences.length > 0 && <TrialPanel value={value} />}
      <div className="rule-acts">
        <p role="status">
          {findings.length > 0
            ? t('wrong.more', { count: findings.length })
            : differences.length > 0
              ? t('confirm.changed', { count: differences.length })
              : t('same')}
          {running > 0 && (
            <span>
              {' · '}
              {t(isCards(key) ? 'running.cards' : 'running.notices', { count: running })}
            </span>
          )}
        </p>
        <Button onClick={onClose}>{t('act.cancel')}</Button>
        <Button kind="filled" disabled={differences.length === 0} onClick={() => setAsked(true)}>
          {t('act.enforce')}
        </Button>
      </div>
      {asked && (
        <ConfirmAct
          title={t('confirm.title', { name, version: next })}
          act={t('confirm.act')}
          reason={{ max: 400 }}
          follows={
            <>
              <p>{t(FOLLOWS[key] ?? 'confirm.follows')}</p>
              {running > 0 && (
                <p>{t(isCards(key) ? 'running.cards' : 'running.notices', { count: running })}</p>
              )}
              <DifferenceList differences={differences} />
            </>
          }
          failure={(error) => failureWords(error, t)}
          onConfirm={confirm}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}

/** The server judges again: what it found stands in the same words. */
function failureWords(error: ApiError, t: Parameters<typeof findingWord>[1]): string | null {
  if (!isApiError(error) || error.fields.length === 0) return errorSentence(error);
  return error.fields
    .map(({ code, facts }) => findingWord({ code, facts: facts as Record<string, string | number> }, t))
    .join(' ');
}
