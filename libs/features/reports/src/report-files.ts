import type { ReportForm } from '@duban/contracts';
import { may } from '@duban/domain';
import {
  AttachmentReaders,
  AttachmentRow,
  Attachments,
  DomainError,
  presentAttachment,
  rowsOf,
  type Actor,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';

/** Whose attachments: those of monthly reports. A part is a version. */
const REPORT_FILES = 'report';
const PART = /^version:(\d+)$/;
type Photo = NonNullable<ReportForm['photos']>[number];

/** 现场照片 of a month: whoever may read the report may look at them; where they were taken only the office is told. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly source: DataSource,
    private readonly attachments: Attachments,
    readers: AttachmentReaders,
  ) {
    readers.add(REPORT_FILES, async (actor, id) => {
      const [row] = await rowsOf<{ unit_id: string; owner_id: string | null }>(
        source,
        'select p.unit_id, p.owner_id from reports r join projects p on p.id = r.project_id where r.id = $1',
        [id],
      );
      return row !== undefined && may(actor, 'report:read', [row.unit_id, row.owner_id]);
    });
  }

  /** Makes photographs part of a version; what it answers belongs into the event of the submission. */
  async bind(tx: Tx, ids: readonly string[], reportId: string, version: number) {
    const bond = { type: REPORT_FILES, id: reportId, part: `version:${version}` };
    const told = await this.attachments.bind(tx, ids, bond).catch((error: unknown) => {
      throw error instanceof DomainError ? ofPhotos(error) : error;
    });
    if (ids.length > 0 && (await tx.em.existsBy(AttachmentRow, notImages(reportId))))
      throw new DomainError('report-refused', {}, [{ path: 'photoIds', code: 'not-a-photo', facts: {} }]);
    return told;
  }

  /** The photographs of a month, newest version first. */
  async list(actor: Actor, reportId: string): Promise<Photo[]> {
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

function placeOf({ evidence: { latitude, longitude } }: AttachmentRow): Photo['place'] {
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}
