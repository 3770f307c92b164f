// What the open page lets the palette do: a page says so while it stands, and the palette looks when it is opened.

/** Of a ticket's page. */
export type TicketOffer = { number: number };

/** Of the composer below it. */
export type ComposerOffer = {
  open: (mode: "reply" | "note") => void;
  mayReply: boolean;
  /** What is being written, and how it is written anew. */
  html: string;
  rewrite: (html: string) => void;
};

type Look = () => ComposerOffer;
const offers: { ticket: TicketOffer | null; composer: Look | null } = { ticket: null, composer: null };

export function offerTicket(offer: TicketOffer): () => void {
  offers.ticket = offer;
  return () => {
    if (offers.ticket === offer) offers.ticket = null;
  };
}

/** @param offer is asked when the palette opens, for what is being written changes all the time */
export function offerComposer(offer: Look): () => void {
  offers.composer = offer;
  return () => {
    if (offers.composer === offer) offers.composer = null;
  };
}

export type PageOffers = { ticket: TicketOffer | null; composer: ComposerOffer | null };

export function pageOffers(): PageOffers {
  return { ticket: offers.ticket, composer: offers.composer?.() ?? null };
}
