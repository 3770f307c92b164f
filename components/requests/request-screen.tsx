import ChevronRight from "lucide-react/icons/chevron-right";
import { OpeningLine } from "@/components/shell/opening-line";
import type { Reading } from "@/components/tickets/timeline-lines";
import { Banner } from "@/components/ui/banner";
import type { Opening } from "@/lib/business-time/view-types";
import type { RequestView } from "@/lib/tickets/view-types";
import { AnswerForm } from "./answer-form";
import { formTexts, type Kept, type UploadLimits } from "./labels";
import { RequestDetails } from "./request-details";
import { RequestMessage } from "./request-message";
import { RequestSteps } from "./request-steps";

type Props = {
  request: RequestView & { opening: Opening };
  viewerId: number;
  workspaceName: string;
  reading: Reading;
  /** A guest has no list to go back to. */
  linkToList: boolean;
  kept: Kept;
  answered: boolean;
  onceKey: string;
  limits: UploadLimits;
};

/** A request as its requester sees it: whose turn it is, the conversation, and a field to write on. */
export function RequestScreen(props: Props) {
  const { request, viewerId, workspaceName, reading, kept, answered, onceKey, limits } = props;
  const { requests } = reading.messages;
  const attachmentHref = (id: number) => `/requests/${request.number}/files/${id}`;
  return (
    <div className="grid gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,1fr)_296px]">
      <div className="min-w-0 max-w-[760px]">
        <Place number={request.number} label={requests.title} linked={props.linkToList} />
        <h1
          dir="auto"
          tabIndex={-1}
          className="mt-1 text-balance text-[25px] leading-8 tracking-tighter [overflow-wrap:anywhere] md:text-3xl"
        >
          {request.subject}
        </h1>
        <RequestSteps request={request} reading={reading} />
        {answered && (
          <Banner tone="ok" role="status" className="mt-3">
            {requests.answerSent}
          </Banner>
        )}
        <section aria-label={requests.conversation} className="mt-2.5">
          {request.messages.map((message) => (
            <RequestMessage
              key={message.id}
              message={message}
              isMine={message.author.id === viewerId}
              workspaceName={workspaceName}
              attachmentHref={attachmentHref}
              reading={reading}
            />
          ))}
        </section>
        {request.mayAnswer && (
          <OpeningLine
            opening={request.opening}
            now={reading.now}
            labels={reading.messages.help.opening}
            locale={reading.locale}
            className="mt-4"
          />
        )}
        {request.isShared && request.mayAnswer && <Banner className="mt-4">{requests.sharedText}</Banner>}
        {request.mayAnswer ? (
          <AnswerForm
            number={request.number}
            labels={requests}
            texts={formTexts(reading.messages)}
            locale={reading.locale}
            kept={kept}
            onceKey={onceKey}
            limits={limits}
          />
        ) : (
          <Banner className="mt-4">
            {requests.isClosed}{" "}
            <a href="/requests/new" className="font-medium underline underline-offset-3">
              {requests.new}
            </a>
          </Banner>
        )}
      </div>
      <RequestDetails request={request} reading={reading} />
    </div>
  );
}

function Place({ number, label, linked }: { number: number; label: string; linked: boolean }) {
  if (!linked) return <p className="text-base text-muted-foreground">#{number}</p>;
  return (
    <p className="flex items-center gap-1.5 text-base text-muted-foreground">
      <a href="/requests" className="hover:text-foreground hover:underline touch:leading-[44px]">
        {label}
      </a>
      <ChevronRight size={14} strokeWidth={1.75} aria-hidden />
      <span className="tabular-nums">{number}</span>
    </p>
  );
}
