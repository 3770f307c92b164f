import { getMessages } from "next-intl/server";
import { ActForm } from "@/components/shell/act-form";
import { ImageForm } from "@/components/shell/image-form";
import { TitledSection } from "@/components/shell/titled-section";
import { Avatar } from "@/components/ui/avatar";
import type { Actor } from "@/lib/core/actor";
import { currentSignedIn } from "@/lib/web/current-actor";
import { keptFormOf } from "@/lib/web/kept-form-of";
import { dropPicture } from "./actions";

type Props = { actor: Actor; again?: string; saved?: string };

/** What stands for one's initials where colleagues see them. */
export async function PictureSection({ actor, again, saved }: Props) {
  const [signedIn, { fields, problem }, { profile, error }] = await Promise.all([
    currentSignedIn(),
    keptFormOf(again),
    getMessages(),
  ]);
  const { picture: labels } = profile;
  const picture = signedIn?.picture ?? null;
  const wrong = fields.files ?? problem;
  return (
    <TitledSection id="picture" title={labels.title} text={labels.text}>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar person={{ id: actor.id, name: actor.name, picture }} size={64} />
        {picture ? (
          <>
            <p className="text-secondary-text">{labels.now}</p>
            <ActForm
              size="sm"
              fields={{}}
              label={labels.drop}
              done=""
              gone={{ said: labels.none, focus: "picture" }}
              networkError={error.network}
              act={dropPicture}
            />
          </>
        ) : (
          <p className="text-secondary-text">{labels.none}</p>
        )}
      </div>
      <ImageForm
        action="/profile/picture"
        label={picture ? labels.replace : labels.choose}
        hint={labels.hint}
        submit={labels.upload}
        problem={wrong}
        saved={saved === "picture" && picture !== null && wrong === null && profile.saved}
      />
    </TitledSection>
  );
}
