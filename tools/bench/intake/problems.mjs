// Problems of enterprises, each with a key of its own, as a device makes it.
import { randomUUID } from 'node:crypto';

const MARK = '压测诉求';
/** Of so many one is sent twice, as by a device whose line broke after the answer: it must count once. */
const TWICE = 25;

export const makeProblems = (count) => Array.from({ length: count }, (_, i) => ({ i, key: randomUUID() }));

const bodyOf = ({ i, key }) => ({
  key,
  category: 'inputs',
  kind: 'help',
  title: `${MARK}${i}：厂区临时用电接入`,
  text: `第${i}件：新厂房设备本月进场，临时用电申请尚未办结，请协调。`,
  complainedOfIds: [],
  projectId: null,
  confidentiality: 'open',
  attachmentIds: [],
});

/** Files a problem by the account of an enterprise, and says which number was acknowledged. */
export async function fileProblem(call, problem) {
  const { number } = await call('POST', '/complaints', bodyOf(problem));
  problem.number = number;
  return number;
}

/** Some come a second time with their keys: each must be answered with its number. */
export async function sendAgain(call, problems) {
  for (const problem of problems.filter(({ i, number }) => number && i % TWICE === 0)) {
    const { number } = await call('POST', '/complaints', bodyOf(problem));
    if (number !== problem.number) throw new Error(`sent again, ${problem.number} became ${number}`);
  }
}

/** What the database holds of what was acknowledged: nothing may be lost, nothing be there twice. */
export async function countProblems(db, acknowledged) {
  const { rows } = await db.query(
    `select count(*)::int as kept, count(distinct title)::int as titles,
       count(*) filter (where clock = 'accept' and due_at is not null)::int as clocked,
       (select count(*)::int from events e join complaints f on f.id::text = e.subject_id
        where e.type = 'complaint.filed' and f.title like '${MARK}%') as told
     from complaints where title like '${MARK}%'`,
  );
  const [{ kept, titles, clocked, told }] = rows;
  const problems = acknowledged.filter(({ kind }) => kind === 'problem').length;
  return {
    acknowledged: problems,
    // one without its clock would be forgotten
    lost: problems - Math.min(titles, clocked),
    doubled: kept - titles + Math.max(0, told - kept),
  };
}
