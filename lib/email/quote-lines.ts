/** "On 5 Jan 2026, Jane <jane@example.org> wrote:" in the languages mail programs speak. Tried on one joined line. */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^on\s.{1,300}\swrote:$/i,
  /^am\s.{1,300}\sschrieb\b.{0,200}:$/i,
  /^.{1,200}\s(?:schrieb|hat)\sam\s.{1,200}:$/i,
  /^le\s.{1,300}\sa écrit\s*:$/i,
  /^el\s.{1,300}\sescribió\s*:$/i,
  /^em\s.{1,300}\sescreveu\s*:$/i,
  /^il\s.{1,300}\sha scritto\s*:$/i,
  /^op\s.{1,300}\sschreef\b.{0,200}:$/i,
  /^(?:den|på|on)\s.{1,300}\s(?:skrev|skreiv)\b.{0,200}:$/i,
  /^(?:w dniu|dnia|pon\.|wt\.|śr\.|czw\.|pt\.|sob\.|niedz\.)\s.{1,300}\s(?:napisał(?:\(a\)|a)?|pisze)\s*:$/i,
  /^.{1,300}\skirjoitti\s*:$/i,
  /^.{1,300}\snapsal(?:\(a\)|a)?\s*:$/i,
  /^.{1,300}\s(?:написал(?:\(а\)|а)?|пишет)\s*:$/i,
  /^.{1,300}\s(?:tarihinde\s.{1,200}\s)?(?:şunları yazdı|yazdı)\s*:$/i,
  /^在.{1,300}写道[:：]$/,
  /^.{1,300}(?:のメール|は書きました|が書いた)[:：]$/,
  /^.{1,300}\s?(?:작성|님이 작성)\s*:$/,
  /^.{1,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>.{0,100}[:：]$/,
];

const SEPARATOR =
  /^\s*[-_]{2,}\s?(?:original (?:message|appointment)|ursprüngliche nachricht|original-?nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|ursprungligt meddelande|opprinnelig melding|wiadomość oryginalna|původní zpráva|原始邮件)\s?[-_]{2,}\s*$/i;
/** What is forwarded to us is there to be read: nothing below such a line is folded away. */
const FORWARDED =
  /^\s*(?:[-_]{2,}\s?)?(?:(?:begin )?forwarded message|weitergeleitete nachricht|(?:début du )?message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|videresendt (?:meddelelse|melding)|vidarebefordrat meddelande|wiadomość przekazana|転送メッセージ)\s?(?:[-_]{2,}|:)\s*$/i;
const FROM_LINE =
  /^\*?(?:from|von|de|da|van|fra|från|od|lähettäjä|kimden|от|发件人|差出人|보낸 사람)\s?\*?\s?[:：]\*?\s*\S/i;
const OTHER_HEADER =
  /^\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|data|assunto|inviato|a|oggetto|verzonden|aan|onderwerp|sendt|til|emne|skickat|till|ämne|wysłano|do|temat|odesláno|komu|předmět|lähetetty|aihe|отправлено|кому|тема|发送时间|收件人|主题|送信日時|宛先|件名)\s?\*?\s?[:：]/i;
/** Ours: `##- translated words -##`, so that it is found in every language (renderReply writes it). */
const OWN_MARKER = /^##-.{0,200}-##$/;

/**
 * How many lines from `index` on are the attribution of a quote ("On … wrote:" may be wrapped), or 0. It needs a date or
 * an address in it, or a quoted line below: "On the phone you wrote:" is a sentence.
 */
export function attributionLength(lines: readonly string[], index: number): number {
  for (let length = 1; length <= 3; length += 1) {
    const part = lines.slice(index, index + length);
    if (part.length < length || part.some((line) => line.trim() === "" || line.length > 300)) return 0;
    const joined = part.map((line) => line.trim()).join(" ");
    if (!/[:：]$/.test(joined) || !ATTRIBUTIONS.some((pattern) => pattern.test(joined))) continue;
    if (
      lines[nextText(lines, index + length)]?.startsWith(">") ||
      (/\d/.test(joined) && joined.includes("@"))
    )
      return length;
  }
  return 0;
}

export function isForwardLine(line: string): boolean {
  return line.length <= 300 && FORWARDED.test(line);
}

/** Whether everything from this line on is history: a separator, our own marker, or an Outlook header block. */
export function startsHistory(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? "";
  if (line.length > 300) return false;
  if (OWN_MARKER.test(line) || SEPARATOR.test(line)) return true;
  if (/^_{20,}$/.test(line)) return isHeaderBlock(lines, nextText(lines, index + 1));
  return isHeaderBlock(lines, index);
}

function isHeaderBlock(lines: readonly string[], index: number): boolean {
  if (!FROM_LINE.test(lines[index]?.trim().slice(0, 300) ?? "")) return false;
  const following = lines.slice(index + 1, index + 6).map((line) => line.trim().slice(0, 300));
  return following.filter((line) => OTHER_HEADER.test(line)).length >= 2;
}

function nextText(lines: readonly string[], from: number): number {
  let next = from;
  while (next < lines.length && lines[next]?.trim() === "") next += 1;
  return next;
}
