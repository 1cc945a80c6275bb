import type { MachineView } from "../../aws/machine/find-machines.ts";
import { readMachineTags } from "../../aws/machine/machine-tags.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import type { Tags } from "../../aws/tags.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import { unlessVanished } from "../../aws/vanished.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { sameDefinition } from "../stages.ts";
import { agreeTo, holderOf, type Holder } from "./claim.ts";
import { definitionDigest, tagNames } from "./tags.ts";

/** A role that a stack of this program made. */
const ownRole = /:role\/([^/]+\/)*wildrydes-/i;

/** Returns who owns a machine. Without tags its role shows whether it was made for this workshop, here or by hand. */
export function holderOfMachine({ roleArn }: Pick<MachineView, "roleArn">, tags: Tags, own: Tags): Holder {
  return holderOf(tags, own, ownRole.test(roleArn) ? "earlier" : "foreign");
}

/**
 * Makes sure that a machine may get another definition. A definition that is not the one that was deployed from here
 * is somebody's own work: the difference is shown, and the person asked.
 *
 * @throws UserError `not-ours` (exit code 4), `declined` or `confirmation-needed` (5)
 */
export async function claimMachine(
  environment: Environment,
  machine: MachineView,
  wanted: { readonly definition: string; readonly tags: Tags },
): Promise<void> {
  const { port } = environment;
  const tags = await unlessNotOffered(() => awaitMachineTags(environment, machine));
  if (tags === undefined) return;
  const holder = holderOfMachine(machine, tags, wanted.tags);
  // What an earlier release made is asked about when its stack is; here only its definition counts.
  await agreeTo(environment, [{ kind: "machine", name: machine.name, holder: holder === "earlier" ? "ours" : holder }]);
  if (sameDefinition(machine.definition, wanted.definition)) return;
  if (tags.get(tagNames.definition) === definitionDigest(machine.definition)) return;
  const { compareDefinitions } = await import("../machine/compare-definitions.ts");
  const { lines } = compareDefinitions(machine.definition, wanted.definition);
  port.notify({ type: "note", text: { code: "definition-edited", values: { machine: machine.name, lines } } });
  if (!(await port.ask({ text: { code: "ask-overwrite-definition", values: { machine: machine.name } } })))
    throw declined();
}

/** The tags of a machine that was seen; they may come into sight later than the machine. */
async function awaitMachineTags({ session, port, signal }: Environment, { arn, name }: MachineView): Promise<Tags> {
  const onWait = (): void => port.notify({ type: "note", text: { code: "tags-not-visible", values: { name } } });
  const look = () => unlessVanished(() => readMachineTags(session, arn));
  return (await pollUntilFound(look, { onWait, signal, pollMs: session.pollMs })) ?? readMachineTags(session, arn);
}

/** A machine's tags: those of its environment and the digest of its definition. */
export function tagsOfMachine(tags: Tags, definition: string): Tags {
  return new Map([...tags, [tagNames.definition, definitionDigest(definition)]]);
}
