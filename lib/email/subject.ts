import { cleanLine } from "./clean-line";
import { cutText } from "./cut-text";

const MAX_SUBJECT = 250;
/** Ten digits: more than a ticket number will ever have, and exact as a JavaScript number. */
const TAG = /\[(?:ticket\s*)?#(\d{1,10})\]/gi;

/** Reply and forward prefixes as mail programs write them: PEERS.md D3, and what Outlook uses per language. */
const PREFIXES = [
  "re|aw|antw|antwort|sv|vs|fw|fwd|wg|tr|rv|res|rif|ref|réf|enc|odp|pd|vb|vl|ynt|ilt|doorst|bls|atb|απ|πρθ|на|отв|hа",
  "回复|回覆|答复|答覆|转发|轉寄|转寄|返信|転送|답장|전달",
].join("|");
const PREFIX = new RegExp(`^(?:${PREFIXES})\\s*(?:[\\[(^]?\\d{1,3}[\\])]?)?\\s*[:：]\\s*`, "iu");

/** The subject without "Re:", "AW:", "Re[2]:" and their kin, however many. At most 250 characters, one line. */
export function stripReplyPrefixes(subject: string): string {
  let rest = cleanLine(subject, 2000);
  for (let match = PREFIX.exec(rest); match !== null; match = PREFIX.exec(rest))
    rest = rest.slice(match[0].length);
  return cutText(rest, MAX_SUBJECT);
}

/**
 * The ticket number in `[#123]` or `[Ticket#123]`, or null. We write our tag last, so the last one counts: an earlier
 * one belongs to somebody else's helpdesk. A tag is only a claim (PEERS.md B2 33): the caller checks the sender.
 */
export function readSubjectNumber(subject: string): number | null {
  const digits = [...cutText(subject, 2000).matchAll(TAG)].at(-1)?.[1];
  const number = digits === undefined ? 0 : Number(digits);
  return number > 0 ? number : null;
}

/** `Re: subject [#number]`, at most 250 characters: a long subject is cut, the tag never. */
export function replySubject(subject: string, number: number): string {
  return `Re: ${firstSubject(subject, number)}`;
}

/** The same for the mail that begins a thread. */
export function firstSubject(subject: string, number: number): string {
  const tag = `[#${number}]`;
  const ours = new RegExp(`\\s*\\[(?:ticket\\s*)?#0*${number}\\]`, "gi");
  const bare = stripReplyPrefixes(stripReplyPrefixes(subject).replace(ours, " "));
  const room = MAX_SUBJECT - "Re:  ".length - tag.length;
  const base = bare.length > room ? `${cutText(bare, room - 1).trimEnd()}…` : bare;
  return base === "" ? tag : `${base} ${tag}`;
}
