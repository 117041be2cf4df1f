import type { ComplaintLine } from '@duban/contracts';
import { useTexts } from '../../shared/i18n/messages';
import { detailTexts } from './detail/detail-messages';

/** Who has it now, as a sentence; `name` is the unit in it. */
export function useHolder(reader: 'sender' | 'staff') {
  const t = useTexts(detailTexts);
  return (holder: ComplaintLine['holder']): { text: string; name: string | null } => {
    if (!holder) return { text: t('holder.none'), name: null };
    if (holder.party === 'enterprise')
      return { text: t(reader === 'sender' ? 'holder.enterprise' : 'holder.enterpriseStaff'), name: null };
    if (holder.unit && holder.party === 'unit')
      return { text: t('holder.unit', { unit: holder.unit.name }), name: holder.unit.name };
    return { text: t(holder.party === 'leader' ? 'holder.leader' : 'holder.office'), name: null };
  };
}
