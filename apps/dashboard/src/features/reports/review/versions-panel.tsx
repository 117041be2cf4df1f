import { listReportVersions, type ReportForm, type ReportVersion } from '@duban/contracts';
import { diffReports, type ReportField } from '@duban/domain';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { Panel } from '../../../shared/components/panel';
import { Empty, Fetched } from '../../../shared/components/states';
import { formatMoment, wanText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { shared } from '../../../shared/messages';
import { wanRead } from '../form/amount';
import { reviewTexts } from './review-messages';
import '../../../shared/design/table.css';
import './review.css';

const MONEY: readonly ReportField[] = ['monthFen', 'fundsFen', 'nextPlanFen'];

/** Each version beside the one before it: field, before, after, and what the office said. */
export function VersionsPanel({ form }: { form: ReportForm }) {
  const t = useTexts(reviewTexts);
  const lang = useLang();
  const { today } = useSession();
  const query = useFetched(
    listReportVersions,
    { params: { projectId: form.project.id, period: form.period } },
    { shows: [{ type: 'report' }] },
  );
  const head = (version: ReportVersion) =>
    t('versionOf', {
      n: version.version,
      moment: formatMoment(version.submittedAt, lang, today.day),
      by: version.submittedBy ?? '—',
    });
  return (
    <Panel title={t('versions')} className="review-versions">
      <Fetched query={query} what={t('versions')} lines={4}>
        {({ items }) => (
          <ol className="review-list">
            {items.map((version, i) => (
              <li key={version.version}>
                <h3>
                  {head(version)}{' '}
                  {version.verdict && (
                    <span className={`tag review-${version.verdict}`}>{t(`state.${version.verdict}`)}</span>
                  )}
                </h3>
                {version.reason && <p>{t('why', { reason: version.reason })}</p>}
                {version.comments.map((comment, n) => (
                  <p key={n} className="review-comment">
                    <b>{t(`section.${comment.section}`)}</b> {comment.text}
                  </p>
                ))}
                <Differences version={version} before={items[i + 1]} />
              </li>
            ))}
          </ol>
        )}
      </Fetched>
    </Panel>
  );
}

function Differences({ version, before }: { version: ReportVersion; before: ReportVersion | undefined }) {
  const t = useTexts(reviewTexts);
  const words = useTexts(shared);
  const lang = useLang();
  if (!before) return <p className="faint">{t('first')}</p>;
  const found = diffReports(withPhotos(before), withPhotos(version));
  if (found.length === 0) return <Empty title={t('same')}>{''}</Empty>;
  const money = (fen: string) => (lang === 'zh' ? `${wanRead(fen)} 万元` : wanText(fen, lang));
  const shown = (field: ReportField, value: unknown): string => {
    if (value === null) return t('empty');
    if (MONEY.includes(field)) return money(String(value));
    if (field === 'physicalBp') return `${Number(value) / 100}%`;
    if (field === 'ownLight') return words(`light.${value as 'green'}`);
    if (field === 'problems')
      return (value as { category: string; text: string }[])
        .map(({ category, text }) => `${category}：${text}`)
        .join('\n');
    return String(value);
  };
  return (
    <table
      className="table review-diff"
      aria-label={t('against', { n: version.version, before: before.version })}
    >
      <thead>
        <tr>
          {(['field', 'before', 'after'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`diff.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.map(({ field, before: from, after: to }) => (
          <tr key={field}>
            <th scope="row">{t(`field.${field}`)}</th>
            {field === 'photos' ? (
              <PhotoCells version={version} before={before} />
            ) : (
              <>
                <td>
                  <del>{shown(field, from)}</del>
                </td>
                <td>
                  <ins>{shown(field, to)}</ins>
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const withPhotos = ({ content, photos }: ReportVersion) => ({
  ...content,
  photos: photos.map(({ id }) => id).sort(),
});

/** Of photographs the pictures themselves: those left out, and those that came. */
function PhotoCells({ version, before }: { version: ReportVersion; before: ReportVersion }) {
  const t = useTexts(reviewTexts);
  const { today } = useSession();
  const only = (of: ReportVersion, other: ReportVersion) =>
    of.photos.filter(({ id }) => !other.photos.some((photo) => photo.id === id));
  const [left, come] = [only(before, version), only(version, before)];
  return (
    <>
      <td className="review-photos-left">
        {left.length > 0 ? <AttachmentList attachments={left} today={today.day} /> : t('photosNone')}
      </td>
      <td>
        {come.length > 0 ? <AttachmentList attachments={come} today={today.day} /> : t('photosNoneNew')}
      </td>
    </>
  );
}
