import { getLocale, getMessages } from "next-intl/server";
import { AddressForm } from "@/components/accounts/address-form";
import { ActForm } from "@/components/shell/act-form";
import { TitledSection } from "@/components/shell/titled-section";
import { getAddressChange } from "@/lib/accounts/address-change/get-address-change";
import type { AddressView } from "@/lib/accounts/view-types";
import type { Actor } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatMoment } from "@/lib/i18n/time";
import { askForAddress, giveUpAddress } from "./actions";

/** The address that one signs in with, and the way to another. */
export async function AddressSection({ actor }: { actor: Actor }) {
  const [{ address, change }, { address: labels, profile, error }, locale] = await Promise.all([
    getAddressChange(actor),
    getMessages(),
    getLocale(),
  ]);
  const until = change && formatMoment(change.expiresAt, actor.timeZone, locale);
  return (
    <TitledSection id="address" title={labels.title} text={labels.text}>
      <p className="break-words">{address ? fillMessage(labels.present, { address }) : labels.none}</p>
      {change && (
        <div className="flex flex-col gap-2">
          <p className="break-words">
            {fillMessage(waitingFor(change, labels), { address: change.address, until: until ?? "" })}
          </p>
          <ActForm
            fields={{}}
            label={labels.cancel}
            done=""
            gone={{ said: labels.cancelled, focus: "address" }}
            networkError={error.network}
            act={giveUpAddress}
          />
        </div>
      )}
      <AddressForm
        labels={labels}
        password={profile}
        done={labels.saved}
        networkError={error.network}
        ask={askForAddress}
      />
    </TitledSection>
  );
}

function waitingFor(change: NonNullable<AddressView["change"]>, labels: Messages["address"]): string {
  if (change.oldConfirmed) return labels.waitingNew;
  return change.newConfirmed ? labels.waitingOld : labels.waiting;
}
