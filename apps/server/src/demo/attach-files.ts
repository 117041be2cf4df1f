import type { Told } from './tell-events';
import { letter, sheet, sitePhoto, type DemoFile } from './make-files';
import type { Dice } from './random';

/** Keeps the bytes of a file under a key. */
export type KeepBytes = (key: string, bytes: Uint8Array) => Promise<void>;
type Attached = { rows: object[]; lives: Told[] };

/** How many of the newest of each kind of act bring files. */
const NEWEST = { 'notice.replied': 12, 'notice.fed-back': 4, 'notice.acting': 4 } as const;
type Act = keyof typeof NEWEST;

/** Gives the newest acts of units their files: rows, bytes, and their hashes in the events. */
export async function attachFiles(dice: Dice, lives: readonly Told[], keep: KeepBytes): Promise<Attached> {
  const chosen = new Set(
    (Object.keys(NEWEST) as Act[]).flatMap((type) =>
      lives
        .filter((told) => told.type === type && told.by?.accountId)
        .sort((a, b) => b.at - a.at)
        .slice(0, NEWEST[type]),
    ),
  );
  const attached: Attached = { rows: [], lives: [] };
  for (const told of lives) {
    if (!chosen.has(told)) attached.lives.push(told);
    else {
      const files = await filesOf(dice, told.type as Act);
      for (const file of files) attached.rows.push(await rowOf(dice, told, file, keep));
      const said = files.map(({ name, sha256, size }) => ({ name, sha256, size }));
      attached.lives.push({ ...told, data: { ...told.data, attachments: said } });
    }
  }
  return attached;
}

async function filesOf(dice: Dice, type: Act): Promise<DemoFile[]> {
  if (type === 'notice.acting')
    return [
      await sheet('整改计划.xlsx', [
        ['事项', '责任人', '完成日期'],
        ['管线迁改', '王工', '本月底'],
        ['施工便道', '李工', '下月中旬'],
      ]),
    ];
  const photo = await sitePhoto(dice, '现场照片.jpg');
  if (type === 'notice.fed-back') return [photo];
  return [
    letter('整改情况报告.pdf', [
      '整改情况报告',
      '一、存在问题已逐项核实。',
      '二、已增派施工力量，倒排工期。',
      '三、现场照片附后。',
    ]),
    photo,
  ];
}

async function rowOf(dice: Dice, told: Told, file: DemoFile, keep: KeepBytes): Promise<object> {
  const { bytes, previews, ...known } = file;
  const key = dice.uuid().replaceAll('-', '');
  await keep(key, bytes);
  for (const [size, preview] of previews) await keep(`${key}-${size}`, preview);
  const at = new Date(told.at).toISOString();
  return {
    ...{ id: dice.uuid(), state: 'bound', account_id: told.by?.accountId, by_name: told.by?.name },
    ...{
      ...known,
      unit_id: told.unitId ?? null,
      original_sha256: known.sha256,
      evidence: {},
      storage_key: key,
    },
    ...{
      subject_type: 'notice',
      subject_id: told.subject.id,
      part: partOf(told),
      created_at: at,
      bound_at: at,
    },
  };
}

function partOf({ type, data }: Told): string {
  if (type === 'notice.replied') return `reply:${Number(data?.reply)}`;
  return type === 'notice.fed-back' ? `feedback:${Number(data?.seq)}` : 'plan';
}
