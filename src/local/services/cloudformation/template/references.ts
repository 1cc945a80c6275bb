import { readGetAtt, readSub } from "./evaluation/functions.ts";
import { splitSubText } from "./evaluation/sub-text.ts";
import { refuseTemplate } from "./template-error.ts";
import { isMap, readFunction, type TemplateMap, type TemplateValue } from "./value.ts";

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
  if (call === undefined) {
    refuseUnknownFunction(value);
    return Object.values(value).flatMap(findReferences);
  }
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

/** The functions that CloudFormation names in its error, in its order. */
const supported = [
  "Fn::Base64",
  "Fn::GetAtt",
  "Fn::GetAZs",
  "Fn::ImportValue",
  "Fn::Join",
  "Fn::Split",
  "Fn::FindInMap",
  "Fn::Select",
  "Ref",
  "Fn::Equals",
  "Fn::If",
  "Fn::Not",
  "Condition",
  "Fn::And",
  "Fn::Or",
  "Fn::Contains",
  "Fn::EachMemberEquals",
  "Fn::EachMemberIn",
  "Fn::ValueOf",
  "Fn::ValueOfAll",
  "Fn::RefAll",
  "Fn::Sub",
  "Fn::Cidr",
];

function refuseUnknownFunction(value: TemplateMap): void {
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0 || !name.startsWith("Fn::") || supported.includes(name)) return;
  throw refuseTemplate(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${supported.join(", ")}]`,
  );
}

function findSubReferences(text: string, variables: object): Reference[] {
  return splitSubText(text).flatMap((part): Reference[] => {
    if (part.kind === "text" || Object.hasOwn(variables, part.name)) return [];
    const dot = part.name.indexOf(".");
    if (dot < 0) return [{ kind: "Ref", name: part.name }];
    return [{ kind: "GetAtt", name: part.name.slice(0, dot), attribute: part.name.slice(dot + 1) }];
  });
}
