import { downloadAttachment, findAttachment, previewAttachment, removeAttachment } from '@duban/contracts';
import { Controller } from '@nestjs/common';
import { DomainError } from '../http/domain-error';
import { Route } from '../http/endpoint.decorator';

@Controller()
export class AttachmentsController {
  @Route(downloadAttachment)
  download(): never {
    throw new DomainError('not-found');
  }

  @Route(previewAttachment)
  preview(): never {
    throw new DomainError('not-found');
  }

  @Route(findAttachment)
  find(): never {
    throw new DomainError('not-found');
  }

  @Route(removeAttachment)
  remove(): never {
    throw new DomainError('not-found');
  }
}
