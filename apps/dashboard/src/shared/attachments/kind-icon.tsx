import type { AttachmentKind } from '@duban/domain';
import {
  FileArchive,
  FileSpreadsheet,
  FileText,
  FileType,
  Image,
  type LucideIcon,
  ScrollText,
} from 'lucide-react';

const ICONS: Record<AttachmentKind, LucideIcon> = {
  image: Image,
  pdf: FileText,
  sheet: FileSpreadsheet,
  document: FileType,
  text: ScrollText,
  archive: FileArchive,
};

export function KindIcon({ kind }: { kind: AttachmentKind }) {
  const Icon = ICONS[kind];
  return <Icon className="kind-icon" size={20} strokeWidth={1.5} aria-hidden="true" />;
}
