import Bot from "lucide-react/icons/bot";
import Lock from "lucide-react/icons/lock";
import { Badge } from "@/components/ui/badge";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatWhen } from "@/lib/i18n/time";
import type { MessageView } from "@/lib/tickets/view-types";
import { AttachmentCard } from "./attachment-card";
import { ClaimedNotice } from "./claimed-notice";
import { DeliveryFailures, DeliveryState } from "./delivery-line";
import { listedFiles } from "./inline-images";
import { timeLabels } from "./labels";
import { MessageBody } from "./message-body";
import { type MessageLook, MessageShell } from "./message-shell";
import type { Reading } from "./timeline-lines";

type Props = {
  message: MessageView;
  reading: Reading;
  works: boolean;
  attachmentHref: (id: number) => string;
  posinset: number;
  setsize: number;
};

export function MessageCard({ message, reading, works, attachmentHref, posinset, setsize }: Props) {
  const labels = reading.messages.tickets.message;
  const { author, delivery } = message;
  const files = listedFiles(message);
  const time = formatWhen(
    message.createdAt,
    reading.now,
    reading.timeZone,
    reading.locale,
    timeLabels(reading.messages),
  );
  const name = fillMessage(message.kind === "note" ? labels.nameNote : labels.name, {
    author: author.name,
    time,
  });
  return (
    <MessageShell
      id={`message-${message.id}`}
      name={name}
      author={author}
      look={lookOf(message)}
      posinset={posinset}
      setsize={setsize}
      meta={<Meta message={message} labels={labels} />}
      time={
        <>
          {delivery && <DeliveryState delivery={delivery} labels={labels} />}
          <time dateTime={message.createdAt}>{time}</time>
        </>
      }
    >
      {message.state === "claimed" && (
        <ClaimedNotice
          messageId={message.id}
          works={works}
          labels={{
            title: labels.claimedTitle,
            text: fillMessage(labels.claimedText, { address: author.address ?? author.name }),
            accept: labels.accept,
            split: labels.split,
            accepted: fillMessage(labels.accepted, { name: author.name }),
            splitDone: labels.splitDone,
          }}
        />
      )}
      <MessageBody message={message} reading={reading} attachmentHref={attachmentHref} />
      {files.length > 0 && (
        <ul aria-label={labels.attachments} className="mt-[11px] flex flex-wrap gap-2">
          {files.map((attachment) => (
            <li key={attachment.id} className="touch:w-full">
              <AttachmentCard
                attachment={attachment}
                href={attachmentHref(attachment.id)}
                downloadLabel={labels.download}
                locale={reading.locale}
              />
            </li>
          ))}
        </ul>
      )}
      {delivery && <DeliveryFailures delivery={delivery} labels={labels} />}
    </MessageShell>
  );
}

function Meta({
  message,
  labels,
}: {
  message: MessageView;
  labels: Reading["messages"]["tickets"]["message"];
}) {
  return (
    <>
      {message.kind === "note" && (
        <span className="inline-flex items-center gap-1 font-medium text-note-text text-xs">
          <Lock size={12} strokeWidth={2.2} aria-hidden />
          {labels.note}
        </span>
      )}
      {message.kind === "public" && message.side === "customer" && message.author.address && (
        <span className="truncate text-muted-foreground text-xs touch:hidden">{message.author.address}</span>
      )}
      {message.automatic && (
        <Badge>
          <Bot aria-hidden />
          {labels.automatic}
        </Badge>
      )}
    </>
  );
}

function lookOf({ kind, state, automatic, side }: MessageView): MessageLook {
  if (kind === "note") return "note";
  if (state === "claimed") return "claimed";
  if (automatic) return "automatic";
  return side === "customer" ? "customer" : "agent";
}
