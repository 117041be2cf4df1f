import { z } from 'zod';
import { Attachment, AttachmentIds } from './attachments';
import { Id } from './common';
import { endpoint } from './endpoint';
import { ActionName } from './identity';

const OneProject = z.object({ projectId: Id });
const ProjectFiles = z.object({ items: z.array(Attachment), can: z.array(ActionName) });

export const listProjectFiles = endpoint({
  name: 'listProjectFiles',
  summary: 'Files and photographs of a project, the newest last',
  method: 'GET',
  path: '/projects/:projectId/attachments',
  needs: 'project:read',
  params: OneProject,
  returns: ProjectFiles,
});
export const addProjectFiles = endpoint({
  name: 'addProjectFiles',
  summary: 'Files that were sent before become part of a project, for good',
  method: 'POST',
  path: '/projects/:projectId/attachments',
  needs: 'attachment:add',
  params: OneProject,
  body: z.object({ attachmentIds: AttachmentIds, note: z.string().trim().max(200).default('') }),
  returns: ProjectFiles,
});
