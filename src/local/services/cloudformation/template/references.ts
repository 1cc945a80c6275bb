import { readGetAtt, readSub } from "./evaluation/functions.ts";
import { splitSubText } from "./evaluation/sub-text.ts";
import { isMap, readFunction, type TemplateValue } from "./value.ts";

/** A place where a template names a parameter or resource. */
export interface Reference {
  readonly kind: "Ref" | "GetAtt";
  readonly name: string;
  /** The attribute of a `GetAtt`, if it stands there as text. */
  readonly attribute?: string;
}

/** All references in a value, those in branches that may not be taken too. */
export function findReferences(value: TemplateValue): Reference[] {
  if (Array.isArray(value)) return value.flatMap(findReferences);
  if (!isMap(value)) return [];
  const call = readFunction(value);
  if (call === undefined) return Object.values(value).flatMap(findReferences);
  if (call.name === "Ref") return typeof call.argument === "string" ? [{ kind: "Ref", name: call.argument }] : [];
  if (call.name === "Fn::GetAtt") {
    const [name, attribute] = readGetAtt(call.argument);
    if (typeof attribute === "string") return [{ kind: "GetAtt", name, attribute }];
    return [{ kind: "GetAtt", name }, ...findReferences(attribute)];
  }
  if (call.name === "Fn::Sub") {
    const [text, variables = {}] = readSub(call.argument);
    return [...findSubReferences(text, variables), ...findReferences(variables)];
  }
  return findReferences(call.argument);
}

function findSubReferences(text: string, variables: object): Reference[] {
  return splitSubText(text).flatMap((part): Reference[] => {
    if (part.kind === "text" || Object.hasOwn(variables, part.name)) return [];
    const dot = part.name.indexOf(".");
    if (dot < 0) return [{ kind: "Ref", name: part.name }];
    return [{ kind: "GetAtt", name: part.name.slice(0, dot), attribute: part.name.slice(dot + 1) }];
  });
}
