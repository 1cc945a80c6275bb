import { findExportProblem } from "../stacks/exports.ts";
import type { Stack, StackOutput } from "../stacks/stack.ts";
import type { Store } from "../../../store/store.ts";
import { refuseTemplate } from "../template/template-error.ts";
import { evaluateValue } from "../template/evaluation/evaluate.ts";
import type { PreparedTemplate } from "../template/prepare-template.ts";
import { hasFunctions, scalarText, type TemplateValue } from "../template/value.ts";
import { liveScope } from "./prepare-stack.ts";

/**
 * The outputs of a stack whose resources are all there.
 *
 * @throws AwsError `ValidationError` for a value that is not a text and for an export that is taken or in use
 */
export function finishOutputs(store: Store, stack: Stack, prepared: PreparedTemplate): StackOutput[] {
  const scope = liveScope(store, stack, prepared);
  const outputs = [...prepared.outputs].map(([key, output]) => ({
    key,
    value: textOf(key, evaluateValue(output.value, scope)),
    description: output.description,
    exportName: output.exportName === undefined ? undefined : textOf(key, evaluateValue(output.exportName, scope)),
  }));
  const problem = findExportProblem(store, stack, outputs);
  if (problem !== undefined) throw refuseTemplate(problem);
  return outputs;
}

function textOf(key: string, value: TemplateValue): string {
  const text = scalarText(value);
  if (text !== undefined) return text;
  if (hasFunctions(value)) throw refuseTemplate(`Unable to resolve the value of output ${key}.`);
  throw refuseTemplate(
    `Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`,
  );
}
