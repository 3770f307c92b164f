import ImageOff from "lucide-react/icons/image-off";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { MessageView } from "@/lib/tickets/view-types";
import { withInlineImages } from "./inline-images";
import { MessageFrame } from "./message-frame";
import { QuotedText } from "./quoted-text";
import type { Reading } from "./timeline-lines";

type Props = { message: MessageView; reading: Reading; attachmentHref: (id: number) => string };

/** What was written: the frame for HTML, plain text otherwise; the quoted rest behind a button. */
export function MessageBody({ message, reading, attachmentHref }: Props) {
  const labels = reading.messages.tickets.message;
  const author = message.author.name;
  const quoted = quotedOf(message);
  return (
    <div className="mt-[3px] text-base text-foreground touch:text-[15px] touch:leading-[23px]">
      {message.html ? (
        <MessageFrame
          html={withInlineImages(message.html, message.attachments, attachmentHref)}
          title={fillMessage(labels.frame, { author })}
          text={message.visibleText}
        />
      ) : (
        <PlainText text={message.visibleText} />
      )}
      {message.remoteImages > 0 && (
        <p className="mt-2 flex items-center gap-1.5 text-muted-foreground text-xs">
          <ImageOff size={14} strokeWidth={1.75} aria-hidden />
          {fillMessage(labels.remoteImages, { count: message.remoteImages }, reading.locale)}
        </p>
      )}
      {quoted && (
        <QuotedText labels={{ show: labels.showQuoted, hide: labels.hideQuoted }}>
          {message.quotedHtml ? (
            <MessageFrame
              html={withInlineImages(quoted, message.attachments, attachmentHref)}
              title={fillMessage(labels.quotedFrame, { author })}
              length={quoted.length / 2}
            />
          ) : (
            <PlainText text={quoted} />
          )}
        </QuotedText>
      )}
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  return (
    <p dir="auto" className="max-w-[72ch] whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text}
    </p>
  );
}

function quotedOf({ html, quotedHtml, text, visibleText }: MessageView): string | null {
  if (html) return quotedHtml;
  const rest = text.startsWith(visibleText) ? text.slice(visibleText.length).trim() : text;
  return rest && rest !== visibleText ? rest : null;
}
