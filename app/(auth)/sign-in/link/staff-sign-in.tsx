import { getMessages } from "next-intl/server";

/** Below a customer's way in. Without Next's links: these pages are light. */
export async function StaffSignIn() {
  const { help } = await getMessages();
  return (
    <a href="/sign-in" className="font-medium text-primary-text touch:inline-block touch:py-3">
      {help.staff}
    </a>
  );
}
