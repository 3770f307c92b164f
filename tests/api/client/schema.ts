export interface paths {
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tickets
         * @description Those that you see and that fit every filter. To keep up with changes, see the guide.
         */
        get: operations["listTickets"];
        put?: never;
        /** Open a ticket */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a ticket */
        get: operations["readTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a ticket
         * @description Sets the fields that are named, all of them or none; the others stay. With `If-Match` nothing is changed over somebody else's change; without it yours is the last word.
         */
        patch: operations["updateTicket"];
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a ticket's messages */
        get: operations["listMessages"];
        put?: never;
        /**
         * Reply, or write a note
         * @description A reply leaves at once, in your name and with your signature: it cannot be taken back.
         */
        post: operations["createMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a message */
        get: operations["readMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file ahead
         * @description The body is the file itself, in its own media type, up to 20 MB. Name its `upload_id` in a message within 24 hours; after that it is gone.
         */
        post: operations["createAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download an attachment */
        get: operations["readAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List or search people */
        get: operations["listPeople"];
        put?: never;
        /** Add a person */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a person */
        get: operations["readPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Customers only: a colleague changes his own profile. What is not named stays.
         */
        patch: operations["updatePerson"];
        trace?: never;
    };
    "/api/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List published articles */
        get: operations["listArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search published articles
         * @description The twenty that fit best, those with every word first.
         */
        get: operations["searchArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{locale}/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an article */
        get: operations["readArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TicketPage: {
            data: components["schemas"]["Ticket"][];
            /**
             * @description Address of the next page; null on the last one.
             * @example null
             */
            next: string | null;
        };
        Ticket: {
            /**
             * @description What people call it by.
             * @example 1001
             */
            number: number;
            /** @example The left group loses pressure */
            subject: string;
            /**
             * @example open
             * @enum {string}
             */
            status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed" | "merged" | "spam" | "trash";
            /**
             * @example normal
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
            /**
             * @example email
             * @enum {string}
             */
            source: "email" | "form" | "api" | "agent" | "import";
            requester: components["schemas"]["Requester"];
            organisation: {
                /** @example 42 */
                id: number;
                /** @example Mara Lindqvist */
                name: string;
            } | null;
            assignee: {
                /** @example 42 */
                id: number;
                /** @example Mara Lindqvist */
                name: string;
            } | null;
            team: {
                /** @example 42 */
                id: number;
                /** @example Mara Lindqvist */
                name: string;
            } | null;
            /**
             * @example [
             *       "machine"
             *     ]
             */
            tags: string[];
            /**
             * @description Rises with every change; its ETag. Send it as If-Match.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description The earliest running deadline.
             * @example 2026-03-18T12:00:00.000Z
             */
            due_at: string | null;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            first_replied_at: string | null;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            solved_at: string | null;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            last_message_at: string;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            updated_at: string;
        };
        Requester: {
            /** @example 42 */
            id: number;
            /** @example Hannah Ostermann */
            name: string;
            /** @example hannah@roastery.example */
            email: string | null;
        };
        Problem: {
            /** @example https://help.example.com/api/docs#invalid */
            type: string;
            /** @example The request is not valid */
            title: string;
            /** @example 400 */
            status: number;
            /**
             * @description For programs: it never changes.
             * @example invalid
             */
            code: string;
            /** @description For people, in the language of Accept-Language. */
            detail: string;
            /** @description Everything that is wrong, at once. */
            errors?: {
                /** @enum {string} */
                in: "body" | "query" | "path" | "header";
                /**
                 * @description JSON Pointer, as a fragment.
                 * @example #/subject
                 */
                pointer: string;
                /** @example This is missing. */
                detail: string;
            }[];
            /** @description Of a conflict: what stands there now. */
            theirs?: string | number | null;
            /** @description Of a conflict: what was sent. */
            yours?: string | number | null;
            /** @description Of an accident: it stands in the server's log. */
            id?: string;
        };
        /**
         * @example {
         *       "subject": "The left group loses pressure",
         *       "requester": {
         *         "email": "hannah@roastery.example",
         *         "name": "Hannah Ostermann"
         *       },
         *       "message": {
         *         "kind": "request",
         *         "text": "Since this morning the left group gives 5 bar only."
         *       },
         *       "tags": [
         *         "machine"
         *       ]
         *     }
         */
        NewTicket: {
            /** @example The left group loses pressure */
            subject: string;
            /**
             * @description Somebody known, by id, or whoever has this address: a stranger becomes a customer.
             * @example {
             *       "email": "hannah@roastery.example",
             *       "name": "Hannah Ostermann"
             *     }
             */
            requester: {
                /** @example 42 */
                id: number;
            } | {
                /** @example hannah@roastery.example */
                email: string;
                name?: string;
            };
            message: {
                /**
                 * @description `request`: the requester's own words, which you pass on. `public`: yours, and a mail carries them to him. `note`: for staff only.
                 * @example request
                 * @enum {string}
                 */
                kind: "request" | "public" | "note";
                /** @description Rich text; what may not stand in mail is taken out. */
                html?: string;
                /**
                 * @description Plain text, instead.
                 * @example We come on Friday.
                 */
                text?: string;
                /**
                 * @description Files sent ahead with `POST /attachments`, each for one message.
                 * @example []
                 */
                upload_ids?: number[];
            };
            /**
             * @example normal
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            /** @example 42 */
            assignee_id?: number | null;
            /** @example 42 */
            team_id?: number | null;
            /**
             * @example [
             *       "machine"
             *     ]
             */
            tags?: string[];
        };
        /**
         * @example {
         *       "status": "pending",
         *       "priority": "high",
         *       "tags": [
         *         "machine"
         *       ]
         *     }
         */
        TicketChange: {
            /**
             * @example pending
             * @enum {string}
             */
            status?: "open" | "pending" | "on_hold" | "solved";
            /**
             * @example high
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            /**
             * @description A colleague; null for nobody.
             * @example 42
             */
            assignee_id?: number | null;
            /**
             * @description A team; null for none.
             * @example 42
             */
            team_id?: number | null;
            /**
             * @description All of them: others go.
             * @example [
             *       "machine"
             *     ]
             */
            tags?: string[];
        };
        MessagePage: {
            data: components["schemas"]["Message"][];
            /**
             * @description Address of the next page; null on the last one.
             * @example null
             */
            next: string | null;
        };
        Message: {
            /** @example 42 */
            id: number;
            /**
             * @description A `note` is for staff only.
             * @example public
             * @enum {string}
             */
            kind: "public" | "note";
            /**
             * @description Who speaks on this ticket.
             * @example agent
             * @enum {string}
             */
            side: "customer" | "agent" | "system";
            /**
             * @description `claimed`: of a stranger, held until an agent decides.
             * @example accepted
             * @enum {string}
             */
            state: "accepted" | "claimed" | "moved";
            /** @example false */
            automatic: boolean;
            author: {
                /** @example 42 */
                id: number;
                /** @example Mara Lindqvist */
                name: string;
                /** @example mara@northwind.example */
                email: string | null;
            };
            /** @description Sanitised; null for plain text. */
            html: string | null;
            /** @example We come on Friday. */
            text: string;
            attachments: {
                /** @example 42 */
                id: number;
                /** @example photo.jpg */
                name: string;
                /** @example image/jpeg */
                media_type: string;
                /** @example 48213 */
                size: number;
                /** @description Download it here, with the same token. */
                url: string;
            }[];
            /**
             * @description Of the mail that carries it; null where none does.
             * @example sent
             * @enum {string|null}
             */
            delivery: "queued" | "sending" | "sent" | "failed" | null;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            created_at: string;
        };
        /**
         * @example {
         *       "kind": "public",
         *       "text": "We come on Friday."
         *     }
         */
        NewMessage: {
            /** @enum {string} */
            kind: "public";
            /** @description Rich text; what may not stand in mail is taken out. */
            html?: string;
            /**
             * @description Plain text, instead.
             * @example We come on Friday.
             */
            text?: string;
            /**
             * @description Files sent ahead with `POST /attachments`, each for one message.
             * @example []
             */
            upload_ids?: number[];
            /**
             * @description What becomes of the ticket with it.
             * @example pending
             * @enum {string}
             */
            next_status?: "open" | "pending" | "on_hold" | "solved";
            /**
             * @description The newest message you saw: a newer one of the customer's refuses the reply.
             * @example 42
             */
            last_seen_message_id?: number;
        } | {
            /** @enum {string} */
            kind: "note";
            /** @description Rich text; what may not stand in mail is taken out. */
            html?: string;
            /**
             * @description Plain text, instead.
             * @example We come on Friday.
             */
            text?: string;
            /**
             * @description Files sent ahead with `POST /attachments`, each for one message.
             * @example []
             */
            upload_ids?: number[];
        };
        Upload: {
            /** @example 42 */
            upload_id: number;
            /**
             * @description Made safe for every system.
             * @example photo.png
             */
            name: string;
            /**
             * @description What the file is, whatever was claimed.
             * @example image/png
             */
            media_type: string;
            /** @example 48213 */
            size: number;
        };
        PeoplePage: {
            data: components["schemas"]["PersonRow"][];
            /**
             * @description Address of the next page; null on the last one.
             * @example null
             */
            next: string | null;
        };
        PersonRow: {
            /** @example 42 */
            id: number;
            /** @example Hannah Ostermann */
            name: string;
            organisation: {
                /** @example 42 */
                id: number;
                /** @example Mara Lindqvist */
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            created_at: string;
            /** @example hannah@roastery.example */
            email: string | null;
        };
        Person: {
            /** @example 42 */
            id: number;
            /** @example Hannah Ostermann */
            name: string;
            organisation: {
                /** @example 42 */
                id: number;
                /** @example Mara Lindqvist */
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            created_at: string;
            emails: {
                /** @example hannah@roastery.example */
                address: string;
                /**
                 * @description Mail to it came back.
                 * @example false
                 */
                bounced: boolean;
            }[];
            /**
             * @description E.164, with `;ext=` before an extension (RFC 3966).
             * @example +4533123456
             */
            phone: string | null;
            /**
             * @description What colleagues wrote about a customer, as plain text. Not for his own eyes.
             * @example Prefers to be called before ten.
             */
            notes: string;
            /** @example en */
            locale: string | null;
            /** @example Europe/Copenhagen */
            time_zone: string | null;
            /**
             * @description Every field that the workspace has for them, by its key; null where it is empty.
             * @example {
             *       "contract_no": "C-1042",
             *       "plan": "gold",
             *       "languages": [
             *         "da",
             *         "en"
             *       ],
             *       "since": "2026-03-18"
             *     }
             */
            custom_fields: {
                [key: string]: string | number | boolean | string[] | null;
            };
        };
        /**
         * @example {
         *       "name": "Hannah Ostermann",
         *       "email": "hannah@roastery.example",
         *       "organisation": "Roastery"
         *     }
         */
        NewPerson: {
            /** @example Hannah Ostermann */
            name: string;
            /** @example hannah@roastery.example */
            email: string;
            /**
             * @description Its name; a new one makes it. Unnamed, it is the one that the address's domain belongs to.
             * @example Roastery
             */
            organisation?: string;
            /**
             * @description With the country's code; it is kept in E.164.
             * @example +45 33 12 34 56
             */
            phone?: string;
            /**
             * @description Plain text, for colleagues only.
             * @example Prefers to be called before ten.
             */
            notes?: string;
            /**
             * @description Values of the workspace's own fields, by their keys. What is not named stays, null empties it. A select takes the key of an option, a multi-select a list of them, a date `2026-03-18`.
             * @example {
             *       "contract_no": "C-1042",
             *       "plan": "gold",
             *       "languages": [
             *         "da",
             *         "en"
             *       ],
             *       "since": "2026-03-18"
             *     }
             */
            custom_fields?: {
                [key: string]: string | number | boolean | string[] | null;
            };
        };
        /**
         * @example {
         *       "name": "Hannah Ostermann",
         *       "organisation": "Roastery"
         *     }
         */
        PersonChange: {
            /** @example Hannah Ostermann */
            name?: string;
            /**
             * @description Its name; a new one makes it, null is none.
             * @example Roastery
             */
            organisation?: string | null;
            /**
             * @description With the country's code; it is kept in E.164.
             * @example +45 33 12 34 56
             */
            phone?: string | null;
            /**
             * @description Plain text, for colleagues only.
             * @example Prefers to be called before ten.
             */
            notes?: string;
            /**
             * @description Values of the workspace's own fields, by their keys. What is not named stays, null empties it. A select takes the key of an option, a multi-select a list of them, a date `2026-03-18`.
             * @example {
             *       "contract_no": "C-1042",
             *       "plan": "gold",
             *       "languages": [
             *         "da",
             *         "en"
             *       ],
             *       "since": "2026-03-18"
             *     }
             */
            custom_fields?: {
                [key: string]: string | number | boolean | string[] | null;
            };
        };
        ArticlePage: {
            data: components["schemas"]["ArticleRow"][];
            /**
             * @description Address of the next page; null on the last one.
             * @example null
             */
            next: string | null;
        };
        ArticleRow: {
            /** @example clean-the-group */
            slug: string;
            /** @example Clean the group */
            title: string;
            /**
             * @description Its page in the help centre.
             * @example https://help.example.com/help/en/clean-the-group
             */
            url: string;
            category: {
                /** @example Care */
                name: string;
                /** @example care */
                slug: string;
            };
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            published_at: string;
        };
        ArticleHits: {
            data: components["schemas"]["ArticleHit"][];
        };
        ArticleHit: {
            /** @example clean-the-group */
            slug: string;
            /** @example Clean the group */
            title: string;
            /**
             * @description Its page in the help centre.
             * @example https://help.example.com/help/en/clean-the-group
             */
            url: string;
            /** @example … rinse the group with clear water … */
            excerpt: string;
        };
        Article: {
            /** @example clean-the-group */
            slug: string;
            /** @example Clean the group */
            title: string;
            /**
             * @description Its page in the help centre.
             * @example https://help.example.com/help/en/clean-the-group
             */
            url: string;
            category: {
                /** @example Care */
                name: string;
                /** @example care */
                slug: string;
            };
            /**
             * @example en
             * @enum {string}
             */
            locale: "en" | "de";
            /**
             * @description Sanitised: no script, no style, no form.
             * @example <p>Rinse it with clear water.</p>
             */
            html: string;
            /** @example Mara Lindqvist */
            author: string;
            /**
             * Format: date-time
             * @example 2026-03-18T12:00:00.000Z
             */
            published_at: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTickets: {
        parameters: {
            query?: {
                /** @description Any of these statuses: repeat it, or put commas between them. */
                status?: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed" | "merged" | "spam" | "trash")[];
                /** @description Any of these priorities. */
                priority?: ("low" | "normal" | "high" | "urgent")[];
                /** @description A colleague's id, `me`, or `none`. */
                assignee?: string;
                /** @description A team's id, or `none`. */
                team?: string;
                /** @description Id of the person who asks. */
                requester?: number;
                /** @description Id of the organisation. */
                organisation?: number;
                /** @description A tag that exists. */
                tag?: string;
                /** @description Changed at this instant or later. */
                updated_since?: string;
                /** @description By change, by creation, or by what is due first (unsolved tickets only). A minus: newest first. */
                sort?: "-updated_at" | "updated_at" | "-created_at" | "created_at" | "due_at";
                /** @description Where to go on, from `next`. It is opaque: never make one. */
                cursor?: string;
                /** @description Rows of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tickets. */
            200: {
                headers: {
                    /** @description The next page: `<…>; rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by you, once for each thing to be done. Sent again within a day, it acts once. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicket"];
            };
        };
        responses: {
            /** @description The ticket; `Location` is its address. */
            201: {
                headers: {
                    /** @description The ticket's version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not go with what is there already; `theirs` and `yours` show both sides. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is in a media type that the operation does not take. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ticket's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    /** @description The ticket's version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you saw: another version now is refused. */
                "if-match"?: string;
            };
            path: {
                /** @description The ticket's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketChange"];
            };
        };
        responses: {
            /** @description The ticket, as it is now. */
            200: {
                headers: {
                    /** @description The ticket's version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It changed since the version of `If-Match`; `theirs` and `yours` show both versions. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is in a media type that the operation does not take. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description As they came, or the newest first. */
                sort?: "created_at" | "-created_at";
                /** @description Where to go on, from `next`. It is opaque: never make one. */
                cursor?: string;
                /** @description Rows of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The ticket's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages, notes included. */
            200: {
                headers: {
                    /** @description The next page: `<…>; rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by you, once for each thing to be done. Sent again within a day, it acts once. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The ticket's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description The message; `Location` is its address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not go with what is there already; `theirs` and `yours` show both sides. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is in a media type that the operation does not take. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ticket's number. */
                number: number;
                /** @description The message's id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAttachment: {
        parameters: {
            query: {
                /** @description The file's name. */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description The file, waiting for its message. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The attachment's id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. What a browser could run comes as `application/octet-stream`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description Words that begin so in a name or an address, or a whole phone number with the country's code. */
                query?: string;
                /** @description Id of an organisation. */
                organisation?: number;
                /** @description Where to go on, from `next`. It is opaque: never make one. */
                cursor?: string;
                /** @description Rows of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers, by name. */
            200: {
                headers: {
                    /** @description The next page: `<…>; rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by you, once for each thing to be done. Sent again within a day, it acts once. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description The person; `Location` is the address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not go with what is there already; `theirs` and `yours` show both sides. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is in a media type that the operation does not take. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description The person, as he is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token and no session, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is there, and you may not do this: a scope or a permission is missing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not go with what is there already; `theirs` and `yours` show both sides. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is in a media type that the operation does not take. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArticles: {
        parameters: {
            query: {
                /** @description The language of the articles. */
                locale: "en" | "de";
                /** @description Slug of a category. */
                category?: string;
                /** @description Where to go on, from `next`. It is opaque: never make one. */
                cursor?: string;
                /** @description Rows of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles, oldest first. */
            200: {
                headers: {
                    /** @description The next page: `<…>; rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlePage"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchArticles: {
        parameters: {
            query: {
                /** @description The language of the articles. */
                locale: "en" | "de";
                /** @description What to look for. */
                words: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleHits"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The language of the articles. */
                locale: "en" | "de";
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article, as it is published. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Something in the request is wrong; `errors` says what and where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or you may not see it: the two look the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to go on, in seconds. */
            429: {
                headers: {
                    /** @description Seconds until the next try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
