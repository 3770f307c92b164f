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
        post?: never;
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
        patch?: never;
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
