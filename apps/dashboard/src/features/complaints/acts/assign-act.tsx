import { assignComplaint, listOrgs } from '@duban/contracts';
import { mayAssign, type OrgTree, type RoutingRefusal } from '@duban/domain';
import { useMemo, useState } from 'react';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from '../../../shared/components/act-dialog';
import { useTexts } from '../../../shared/i18n/messages';
import { useFetched } from '../../../shared/query';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-acts';
import { UnitChips } from './unit-chips';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

type Unit = { id: string; name: string; shortName: string; parentId: string | null };

export function AssignAct({ complaint, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t(complaint.lead ? 'assign.again' : 'assign')}
      follows={t('assign.follows')}
      first={first}
      dialog={(close) => <AssignDialog complaint={complaint} onClose={close} />}
    />
  );
}

/** Why a unit may not have the matter: the law says it, in words with the names of the units. */
function useBarred(units: readonly Unit[], complainedOf: readonly string[]) {
  const t = useTexts(actTexts);
  const tree: OrgTree = useMemo(() => new Map(units.map(({ id, parentId }) => [id, parentId])), [units]);
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.shortName ?? '';
  const words = (refusal: RoutingRefusal) =>
    refusal.code === 'complained-of'
      ? t('assign.no.complained-of')
      : refusal.code === 'below-complained-of'
        ? t('assign.no.below-complained-of', { of: nameOf(refusal.of) })
        : t('assign.no.other');
  return (id: string): string | null => {
    const [refusal] = mayAssign(tree, { lead: id, co: [] }, complainedOf);
    return refusal ? words(refusal) : null;
  };
}

function AssignDialog({ complaint, onClose }: Pick<ActProps, 'complaint'> & { onClose: () => void }) {
  const t = useTexts(actTexts);
  const failure = useFailure();
  const { run } = useComplaintAct(assignComplaint, complaint);
  const orgs = useFetched(listOrgs, { query: {} });
  const [leadId, setLeadId] = useState(complaint.lead?.id ?? '');
  const [coIds, setCoIds] = useState(complaint.co.map(({ id }) => id));
  const all = orgs.data?.items ?? [];
  const barred = useBarred(
    all,
    complaint.complainedOf.map(({ id }) => id),
  );
  const units = all.filter(({ active, kind }) => active && kind !== 'enterprise' && kind !== 'county');
  return (
    <ActDialog
      title={t('assign.ask', { number: complaint.number })}
      act={t(complaint.lead ? 'assign.again' : 'assign')}
      then={t('assign.then', { count: complaint.rules.contactDays })}
      text={{ label: t('assign.label'), draft: draftKey('assign', complaint), min: 0 }}
      ready={leadId !== '' && barred(leadId) === null}
      failure={failure}
      onConfirm={(text) => run({ leadId, coIds, text }, t('assign.done'))}
      onClose={onClose}
    >
      <label className="cact-field">
        <span>{t('assign.lead')}</span>
        <select
          className="input"
          value={leadId}
          onChange={(event) => {
            setLeadId(event.target.value);
            setCoIds(coIds.filter((id) => id !== event.target.value));
          }}
        >
          <option value="">{t('assign.choose')}</option>
          {units.map(({ id, name }) => {
            const why = barred(id);
            return (
              <option key={id} value={id} disabled={why !== null}>
                {why === null ? name : `${name}（${why}）`}
              </option>
            );
          })}
        </select>
      </label>
      <UnitChips
        label={t('assign.co')}
        add={t('assign.coAdd')}
        remove={(name) => t('assign.coRemove', { name })}
        units={units.filter(({ id }) => id !== leadId)}
        value={coIds}
        barred={barred}
        onChange={setCoIds}
      />
    </ActDialog>
  );
}
