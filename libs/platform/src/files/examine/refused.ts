import type { AttachmentRefusal } from '@duban/domain';
import { DomainError } from '../../http/domain-error';

/** Why a file is not taken, with what a sentence about it needs. */
export const refused = (reason: AttachmentRefusal, facts: Record<string, unknown> = {}) =>
  new DomainError('attachment-refused', { reason, ...facts });
