import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import type { PersonPage } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { AddressForm } from "./address-form";

type Props = {
  person: Pick<PersonPage, "id" | "addresses">;
  messages: Pick<Messages, "customers" | "address" | "profile" | "error">;
  add: FormAction;
  makePrimary: FormAction;
  remove: FormAction;
};

/** A customer's addresses, to add to and to take from. */
export function PersonAddresses({ person, messages, add, makePrimary, remove }: Props) {
  const { email: labels, noAddress } = messages.customers;
  const networkError = messages.error.network;
  const primary = person.addresses.find(({ isPrimary }) => isPrimary)?.address ?? "";
  return (
    <div className="flex flex-col gap-4">
      <p className="text-secondary-text">{labels.text}</p>
      <ul id="addresses" tabIndex={-1} className="flex flex-col gap-3">
        {person.addresses.length === 0 && <li>{noAddress}</li>}
        {person.addresses.map(({ address, isPrimary, verified }) => (
          <li key={address} className="flex flex-col gap-1.5 [overflow-wrap:anywhere]">
            {address}
            <span className="text-muted-foreground text-xs">
              {[isPrimary && labels.primary, verified ? labels.verified : labels.unverified]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {!isPrimary && (
              <div className="flex flex-wrap gap-2">
                <ActForm
                  fields={{ personId: person.id, address, fromAddress: primary }}
                  label={labels.makePrimary}
                  name={fillMessage(labels.makePrimaryOf, { address })}
                  size="sm"
                  done=""
                  gone={{ said: fillMessage(labels.isPrimary, { address }), focus: "addresses" }}
                  networkError={networkError}
                  act={makePrimary}
                />
                <ActForm
                  fields={{ personId: person.id, address }}
                  label={labels.remove}
                  name={fillMessage(labels.removeOf, { address })}
                  size="sm"
                  done=""
                  gone={{ said: fillMessage(labels.removed, { address }), focus: "addresses" }}
                  networkError={networkError}
                  act={remove}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <AddressForm
        fields={{ personId: person.id }}
        labels={{ email: labels.another, save: labels.add, current: messages.address.current }}
        password={messages.profile}
        done={labels.added}
        networkError={networkError}
        ask={add}
      />
    </div>
  );
}
