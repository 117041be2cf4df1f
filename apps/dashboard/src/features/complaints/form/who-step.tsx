import { betrayals, COMPLAINT_CHANNELS, type Sender } from '@duban/domain';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import type { StepProps } from './complaint-form';
import { ConfidentialityField } from './confidentiality-field';
import { Field } from './field';
import { type ComplaintFields, LIMITS, type Mode, titleOf } from './fields';
import { formTexts } from './form-messages';

/** Which of the sender's own words stand in what is sent though the name is to stay secret. */
export function betrayedBy(fields: ComplaintFields, mode: Mode, ownName: string): (keyof Sender)[] {
  if (fields.confidentiality === 'open' || mode === 'outside') return [];
  const { text, inspection, contact, phone, creditCode } = fields;
  const name = mode === 'behalf' ? fields.name : ownName;
  return betrayals([titleOf(fields), text, inspection].join('\n'), { name, contact, phone, creditCode });
}

/** A project of one's own says whose problem it is; the office picks among all of the county. */
export const isBetrayedByProject = ({ confidentiality, project }: ComplaintFields, mode: Mode): boolean =>
  mode === 'own' && confidentiality !== 'open' && project !== null;

type WhoProps = StepProps & {
  /** Not given: not known yet. */
  contactDays: number | undefined;
  betrayed: (keyof Sender)[];
  hasFiles: boolean;
  onMend: () => void;
};

/** 3 保密和联系: who will know who it comes from, and how they are reached. */
export function WhoStep(props: WhoProps) {
  const { fields, set, wrongWords, mode, contactDays, betrayed, hasFiles, onMend } = props;
  const t = useTexts(formTexts);
  const words = useTexts(complaintWords);
  const isKnown = fields.confidentiality !== 'anonymous';
  return (
    <>
      {mode === 'behalf' && (
        <Field label={t('channel')} use={t('channel.use')}>
          {(described) => (
            <select
              className="input"
              name="channel"
              value={fields.channel}
              onChange={(event) => set({ channel: event.target.value as ComplaintFields['channel'] })}
              {...described}
            >
              {COMPLAINT_CHANNELS.filter((one) => one !== 'platform').map((one) => (
                <option key={one} value={one}>
                  {words(`channel.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ConfidentialityField
        kind={fields.kind}
        value={fields.confidentiality}
        onChange={(confidentiality) => set({ confidentiality })}
      />
      {betrayed.length > 0 && (
        <div className="cf-note cf-note-warn" role="alert">
          {t('betrays', { what: betrayed.map((field) => t(`betrays.${field}`)).join('、') })}{' '}
          <Button kind="quiet" onClick={onMend}>
            {t('betrays.where')}
          </Button>
        </div>
      )}
      {hasFiles && fields.confidentiality !== 'open' && <p className="cf-note">{t('files.sealed')}</p>}
      {isBetrayedByProject(fields, mode) && (
        <div className="cf-note cf-note-warn" role="alert">
          {t('betrays.project')}{' '}
          <Button kind="quiet" onClick={() => set({ project: null })}>
            {t('betrays.projectOff')}
          </Button>
        </div>
      )}
      {isKnown && mode === 'behalf' && (
        <div className="cf-two">
          <TextField {...{ fields, set, wrongWords }} name="name" max={120} use={t('name.use')} />
          <TextField {...{ fields, set, wrongWords }} name="creditCode" max={18} use={t('creditCode.use')} />
        </div>
      )}
      {isKnown && (
        <div className="cf-two">
          <TextField
            {...{ fields, set, wrongWords }}
            name="contact"
            max={LIMITS.contact}
            use={
              fields.confidentiality === 'sealed'
                ? t('contact.useSealed')
                : contactDays
                  ? t('contact.use', { count: contactDays })
                  : t('contact.useNone')
            }
          />
          <TextField
            {...{ fields, set, wrongWords }}
            name="phone"
            max={LIMITS.phone}
            use={t('phone.use')}
            tel
          />
        </div>
      )}
    </>
  );
}

type TextFieldProps = Pick<StepProps, 'fields' | 'set' | 'wrongWords'> & {
  name: 'name' | 'creditCode' | 'contact' | 'phone';
  max: number;
  use: string;
  tel?: boolean;
};

function TextField({ fields, set, wrongWords, name, max, use, tel }: TextFieldProps) {
  const t = useTexts(formTexts);
  return (
    <Field label={t(name)} use={use} wrong={wrongWords(name)}>
      {(described) => (
        <input
          className="input"
          name={name}
          type={tel ? 'tel' : 'text'}
          autoComplete="off"
          maxLength={max}
          value={fields[name]}
          onChange={(event) => set({ [name]: event.target.value })}
          {...described}
        />
      )}
    </Field>
  );
}
