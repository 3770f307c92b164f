import { AttachmentCard } from "@/components/tickets/attachment-card";
import { listedFiles } from "@/components/tickets/inline-images";
import { timeLabels } from "@/components/tickets/labels";
import { MessageBody } from "@/components/tickets/message-body";
import type { Reading } from "@/components/tickets/timeline-lines";
import { Avatar } from "@/components/ui/avatar";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatWhen } from "@/lib/i18n/time";
import type { MessageView } from "@/lib/tickets/view-types";

type Props = {
  message: MessageView;
  isMine: boolean;
  workspaceName: string;
  attachmentHref: (id: number) => string;
  reading: Reading;
};

export function RequestMessage({ message, isMine, workspaceName, attachmentHref, reading }: Props) {
  const { now, timeZone, locale, messages } = reading;
  const labels = messages.tickets.message;
  const files = listedFiles(message);
  const time = formatWhen(message.createdAt, now, timeZone, locale, timeLabels(messages));
  // What we send by ourselves is said by the workspace.
  const author = message.side === "system" ? { ...message.author, name: workspaceName } : message.author;
  const name = isMine ? messages.requests.you : author.name;
  return (
    <article
      id={`message-${message.id}`}
      aria-label={fillMessage(labels.name, { author: name, time })}
      className="grid grid-cols-[40px_minmax(0,1fr)] gap-3.5 border-b py-4 last:border-0"
    >
      <Avatar person={author} size={40} />
      <div className="min-w-0">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <span dir="auto" className="truncate font-semibold">
            {name}
          </span>
          {message.side === "agent" && (
            <span dir="auto" className="truncate text-base text-muted-foreground">
              {workspaceName}
            </span>
          )}
          <time
            dateTime={message.createdAt}
            className="ms-auto whitespace-nowrap text-muted-foreground text-sm tabular-nums"
          >
            {time}
          </time>
        </header>
        {/* Customers read larger than agents. */}
        <div className="[&>div]:text-md">
          <MessageBody message={message} reading={reading} attachmentHref={attachmentHref} />
        </div>
        {files.length > 0 && (
          <ul aria-label={labels.attachments} className="mt-2.5 flex flex-wrap gap-2">
            {files.map((attachment) => (
              <li key={attachment.id} className="touch:w-full">
                <AttachmentCard
                  attachment={attachment}
                  href={attachmentHref(attachment.id)}
                  downloadLabel={labels.download}
                  locale={locale}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
