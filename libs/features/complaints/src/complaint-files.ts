import { isComplaintOver } from '@duban/domain';
import { AttachmentReaders, DomainError, DRAFT_PART, UploadGuests } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findSeen } from './complaint-rights';
import { COMPLAINT_FILES, SOMEBODY } from './complaint-steps';
import { Complaint } from './complaint.entity';
import { Receipts } from './receipts';

/** Whoever may read a complaint may read its files; whoever holds its receipt code may add some while it is open. */
@Injectable()
export class ComplaintFilesReader {
  constructor(source: DataSource, readers: AttachmentReaders, guests: UploadGuests, receipts: Receipts) {
    readers.add(
      COMPLAINT_FILES,
      // what the sender has not added yet is nobody's to read
      async (actor, id, part) => part !== DRAFT_PART && (await findSeen(source.manager, actor, id)) !== null,
    );
    guests.admitBy(async ({ code, address, begins }) => {
      if (begins) receipts.sends(address);
      const id = await receipts.find(address, code);
      const { stage, confidentiality } = await source.manager.findOneByOrFail(Complaint, { id });
      if (begins && isComplaintOver(stage))
        throw new DomainError('forbidden-move', { move: 'note', state: stage });
      const matter = { type: COMPLAINT_FILES, id };
      return { matter, name: SOMEBODY, nameless: confidentiality !== 'open' };
    });
  }
}
