import type { LadderPolicyValue } from '@duban/contracts';
import { useTexts } from '../../shared/i18n/messages';
import { rulesTexts } from './messages';
import { effectWord, placeWord, rungWhen, rungWord } from './rule-words';
import '../../shared/design/table.css';

/** 阶梯方案: each rung with when it falls, what it does and who is told. */
export function LadderView({ rungs }: { rungs: LadderPolicyValue['rungs'] }) {
  const t = useTexts(rulesTexts);
  return (
    <div className="ladder-scroll">
      <table className="table ladder-table">
        <thead>
          <tr>
            {(['key', 'when', 'effects', 'to'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`rung.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rungs.map((rung, i) => (
            <tr key={rung.key}>
              <th scope="row">
                {i + 1} {rungWord(rung.key)}
              </th>
              <td>{rungWhen(rung, t)}</td>
              <td>{rung.effects.map(effectWord).join(' · ')}</td>
              <td>{rung.to.map(placeWord).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
