import Download from "lucide-react/icons/download";
import FileText from "lucide-react/icons/file-text";
import ImageIcon from "lucide-react/icons/image";
import { formatSize } from "@/lib/i18n/size";
import type { AttachmentView } from "@/lib/tickets/view-types";

type Props = { attachment: AttachmentView; href: string; downloadLabel: string; locale: string };

export function AttachmentCard({
  attachment: { name, mediaType, size },
  href,
  downloadLabel,
  locale,
}: Props) {
  const Icon = mediaType.startsWith("image/") ? ImageIcon : FileText;
  const readable = formatSize(size, locale);
  return (
    <a
      href={href}
      download={name}
      className="flex w-[218px] items-center gap-2.5 rounded-md border bg-card p-[7px] pe-2.5 hover:bg-accent touch:w-full"
    >
      <span className="sr-only">{downloadLabel}</span>
      <span className="grid size-9 shrink-0 place-items-center rounded-[5px] bg-muted text-muted-foreground">
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </span>
      <span className="flex min-w-0 grow flex-col">
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
        <span className="text-muted-foreground text-xs">{readable}</span>
      </span>
      <Download size={14} strokeWidth={1.75} className="shrink-0 text-muted-foreground" aria-hidden />
    </a>
  );
}
