/** More are nobody's: a list for mails is no person. */
export const addressLimit = 20;
