import { credentialsOf } from "../../../aws/call-url.ts";
import { listLocalMail, verifyLocally } from "../../endpoint/local-mail.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { runPhoto } from "../../run/run-photo.ts";
import { setUp } from "../../setup/setup.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter } from "./chapter.ts";

const sender = "rides@wildrydes.example";
const domain = "riders.example";
const rider = `user_b@${domain}`;
const photo = { user: "user_b", key: "2_sunglass_face.jpg", stage: 1, email: rider } as const;

/** A refusal that is mailed once sender and domain are verified, and is the same refusal without. */
export const chapter: Chapter = {
  title: { code: "chapter-mail" },
  async play(stage) {
    const { environment } = stage;
    const { target, session } = environment;
    // On AWS a person has to open the link in the verification mail.
    if (target.target !== "local") return;
    await setUp(environment, { mail: { from: sender, toDomain: domain, language: "en" } });
    await deployStageMachine(environment, 1);
    const mailbox = { url: target.endpointUrl ?? "", credentials: await credentialsOf(session) };
    const sent = async (): Promise<number> =>
      (await listLocalMail(mailbox, 100)).filter(({ from, to }) => from === sender && to.includes(rider)).length;
    const before = await sent();
    const refuse = async (step: DemoText, expected: number): Promise<void> => {
      const { outcome } = await runPhoto(environment, photo);
      const got = mails(outcome.kind === "refused", (await sent()) - before);
      stage.expect(step, { expected: mails(true, expected), got });
    };
    await refuse({ code: "chapter-mail-unverified" }, 0);
    for (const identity of [sender, domain]) await verifyLocally(mailbox, identity);
    await refuse({ code: "chapter-mail-verified" }, 1);
  },
};

function mails(refused: boolean, count: number): DemoText {
  return { code: "chapter-mails", values: { refused, count } };
}
