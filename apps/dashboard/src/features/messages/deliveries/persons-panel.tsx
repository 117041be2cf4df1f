import type { Answer, listDeliveries } from '@duban/contracts';
import { Panel } from '../../../shared/components/panel';
import { Empty } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { messagesTexts } from '../messages';

type Persons = Answer<typeof listDeliveries>['persons'];

/** How much each person was told: who drowns in messages reads none. */
export function PersonsPanel({ persons }: { persons: Persons }) {
  const t = useTexts(messagesTexts);
  return (
    <Panel title={t('persons.title')} finding={t('persons.finding', { count: persons.length })} flush>
      {persons.length === 0 ? (
        <Empty title={t('persons.empty')} />
      ) : (
        <div className="messages-scroll persons-scroll">
          <table className="table table-dense">
            <thead>
              <tr>
                <th scope="col">{t('persons.person')}</th>
                <th scope="col" className="num">
                  {t('persons.told')}
                </th>
                <th scope="col" className="num">
                  {t('persons.sent')}
                </th>
              </tr>
            </thead>
            <tbody>
              {persons.map(({ person, unit, told, sent }) => (
                <tr key={`${person} ${unit}`}>
                  <th scope="row">
                    {person} <span className="faint">{unit}</span>
                  </th>
                  <td className="num">{told}</td>
                  <td className="num">{sent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
