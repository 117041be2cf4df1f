import type { Attachment, ReportPhoto } from '@duban/contracts';
import { may, type Json } from '@duban/domain';
import {
  AttachmentReaders,
  AttachmentRow,
  Attachments,
  DomainError,
  DRAFT_PART,
  presentAttachment,
  rowsOf,
  type Actor,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { findPhotosOfVersion } from './reports.queries';

/** Whose attachments: those of monthly reports. A part is a version, or the draft. */
const REPORT_FILES = 'report';
const PART = /^version:(\d+)$/;
/** The photographs of a version that is being made: which stay of the one before, which come, which are left out. */
export type ChosenPhotos = { stay: string[]; come: string[]; left: string[] };

/** 现场照片 of a month: whoever may read the report may look at them; where they were taken only the office is told. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly source: DataSource,
    private readonly attachments: Attachments,
    readers: AttachmentReaders,
  ) {
    readers.add(REPORT_FILES, async (actor, id, part) => {
      const [row] = await rowsOf<{ unit_id: string; owner_id: string | null }>(
        source,
        'select p.unit_id, p.owner_id from reports r join projects p on p.id = r.project_id where r.id = $1',
        [id],
      );
      const right = part === DRAFT_PART ? 'report:file' : 'report:read';
      return row !== undefined && may(actor, right, [row.unit_id, row.owner_id]);
    });
  }

  /** Keeps the photographs of a draft as long as it names them. */
  async keep(tx: Tx, ids: readonly string[], reportId: string): Promise<void> {
    await this.attachments.keep(tx, ids, { type: REPORT_FILES, id: reportId });
  }

  /** The photographs of a draft, in the order chosen. */
  kept(em: EntityManager, reportId: string): Promise<Attachment[]> {
    return this.attachments.kept(em, { type: REPORT_FILES, id: reportId });
  }

  /** `ids` undefined: those that were kept with the draft; a file of many months says nothing of photographs. */
  async choose(
    tx: Tx,
    { id, submissions }: { id: string; submissions: number },
    ids: readonly string[] | undefined,
    without: readonly string[] = [],
  ): Promise<ChosenPhotos> {
    const come = [...new Set(ids ?? (await this.kept(tx.em, id)).map((photo) => photo.id))];
    const stood = await findPhotosOfVersion(tx.em, id, submissions);
    return {
      come,
      stay: stood.filter((one) => !without.includes(one)),
      left: stood.filter((one) => without.includes(one)),
    };
  }

  /** Makes photographs part of a version; what it answers belongs into the event of the submission. */
  async bind(tx: Tx, { come, left }: ChosenPhotos, reportId: string, version: number) {
    const bond = { type: REPORT_FILES, id: reportId, part: `version:${version}` };
    const told = await this.attachments.bind(tx, come, bond).catch((error: unknown) => {
      throw error instanceof DomainError ? ofPhotos(error) : error;
    });
    if (come.length > 0 && (await tx.em.existsBy(AttachmentRow, notImages(reportId))))
      throw new DomainError('report-refused', {}, [{ path: 'photoIds', code: 'not-a-photo', facts: {} }]);
    // the draft is gone: what it kept and this version does not take along is kept no more
    await this.keep(tx, [], reportId);
    const leftOut: Record<string, Json> = left.length > 0 ? { photosLeftOut: left.length } : {};
    return { ...told, ...leftOut };
  }

  /** Every photograph that came with a month, whatever version it stands in; the newest version first. */
  async list(actor: Actor, reportId: string): Promise<ReportPhoto[]> {
    const rows = await this.source.manager.find(AttachmentRow, {
      where: { state: 'bound', subject_type: REPORT_FILES, subject_id: reportId },
      order: { bound_at: 'desc', place: 'asc', id: 'asc' },
    });
    const isOffice = may(actor, 'notice:propose', []);
    return rows.map((row) => ({
      ...presentAttachment(row),
      version: Number(PART.exec(row.part ?? '')?.[1] ?? 1),
      place: isOffice ? placeOf(row) : null,
    }));
  }

  /** Those of them that stand in a version. */
  async standing(actor: Actor, { id, submissions }: { id: string; submissions: number }) {
    const ids = await findPhotosOfVersion(this.source, id, submissions);
    return (await this.list(actor, id)).filter((photo) => ids.includes(photo.id));
  }
}

/** A refusal of a file, said of the field of this form. */
const ofPhotos = ({ code, facts, fields }: DomainError) =>
  new DomainError(
    code,
    facts,
    fields?.map((field) => ({ ...field, path: 'photoIds' })),
  );

const notImages = (id: string) => ({
  subject_type: REPORT_FILES,
  subject_id: id,
  kind: Not('image' as const),
});

function placeOf({ evidence: { latitude, longitude } }: AttachmentRow): ReportPhoto['place'] {
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}
