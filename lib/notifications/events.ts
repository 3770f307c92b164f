/** What people say about how they want to be told; `subject` is the user. */
export const notificationEvents = { choiceChanged: "user.notifications-changed" } as const;
