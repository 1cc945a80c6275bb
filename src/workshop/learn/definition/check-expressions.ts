import { mistaken, type Finding } from "../check.ts";
import { nodeAt, textOf, type JsonPath } from "../json/json-node.ts";
import { stateMissing } from "./check-functions.ts";
import { findState, placeIn, type MachineFile } from "./machine-file.ts";

/** Whether members of a state are JSONata expressions that read what they should. */
export function checkExpressions(
  file: MachineFile,
  wanted: { state: string; within: JsonPath; members: readonly string[] },
): Finding | undefined {
  const { state: name, within, members } = wanted;
  const state = findState(file, name);
  if (state === undefined) return stateMissing(file, name);
  for (const member of members) {
    const node = nodeAt(state.node, [...within, member]);
    const text = textOf(node)?.trim() ?? "";
    const place = placeIn(file, node ?? nodeAt(state.node, within) ?? state.key);
    if (text === "") return mistaken({ code: "mistake-expression-missing", values: { state: name, member } }, place);
    if (!/^\{%.*%\}$/s.test(text))
      return mistaken({ code: "mistake-expression-as-text", values: { member, text } }, place);
    if (/\$states\.input\.account\b/.test(text)) return mistaken({ code: "mistake-account-as-rider" }, place);
    if (/\$decodeUrl/.test(text)) return mistaken({ code: "mistake-key-decoded", values: { text } }, place);
  }
  return undefined;
}
