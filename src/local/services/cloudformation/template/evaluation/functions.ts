import { cutCidr } from "./cidr.ts";
import { longestValue, refuseLongValue } from "./evaluation-budget.ts";
import { noValue, type Scope } from "./scope.ts";
import { splitSubText } from "./sub-text.ts";
import { refuseTemplate } from "../template-error.ts";
import { hasFunctions, isMap, scalarText, type TemplateMap, type TemplateValue } from "../value.ts";

type Evaluated = TemplateValue | typeof noValue;
type Evaluate = (value: TemplateValue, scope: Scope) => Evaluated;
type TemplateFunction = (argument: TemplateValue, scope: Scope, evaluate: Evaluate) => Evaluated;

/** The functions of values, by their long names. Those of conditions are in `conditions.ts`. */
export const functions: Readonly<Record<string, TemplateFunction>> = {
  Ref: evaluateRef,
  "Fn::Base64": evaluateBase64,
  "Fn::Cidr": evaluateCidr,
  "Fn::FindInMap": evaluateFindInMap,
  "Fn::GetAtt": evaluateGetAtt,
  "Fn::GetAZs": evaluateGetAzs,
  "Fn::If": evaluateIf,
  "Fn::ImportValue": evaluateImportValue,
  "Fn::Join": evaluateJoin,
  "Fn::Length": () => refuseTransform("Fn::Length"),
  "Fn::Select": evaluateSelect,
  "Fn::Split": evaluateSplit,
  "Fn::Sub": evaluateSub,
  "Fn::ToJsonString": () => refuseTransform("Fn::ToJsonString"),
  "Fn::Transform": () => refuseTransform("Fn::Transform"),
};

function refuseTransform(name: string): never {
  throw refuseTemplate(`Template error: ${name} needs a transform, and transforms are not run by this endpoint.`);
}

function evaluateRef(argument: TemplateValue, scope: Scope): Evaluated {
  if (typeof argument !== "string") {
    throw refuseTemplate("Template format error: Every Ref object must have a single String value.");
  }
  if (argument === "AWS::NoValue") return noValue;
  if (Object.hasOwn(scope.parameters, argument)) return scope.parameters[argument] ?? "";
  return scope.reference(argument) ?? { Ref: argument };
}

/** A `Fn::GetAtt` argument in two parts, with the attribute's own functions evaluated. */
function evaluateGetAtt(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const [resource, attribute] = readGetAtt(argument);
  const name = evaluate(attribute, scope);
  if (typeof name !== "string") return { "Fn::GetAtt": [resource, name === noValue ? null : name] };
  return scope.attribute(resource, name) ?? { "Fn::GetAtt": [resource, name] };
}

/** The two parts of a `Fn::GetAtt` argument, which is a list or, in YAML, `Name.Attribute`. */
export function readGetAtt(argument: TemplateValue): [string, TemplateValue] {
  const dot = typeof argument === "string" ? argument.indexOf(".") : -1;
  const parts = typeof argument === "string" && dot > 0 ? [argument.slice(0, dot), argument.slice(dot + 1)] : argument;
  if (Array.isArray(parts)) {
    const [resource, attribute, ...more] = parts;
    if (typeof resource === "string" && resource !== "" && attribute && more.length === 0) return [resource, attribute];
  }
  throw refuseTemplate(
    "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute",
  );
}

function evaluateSub(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const [text, variables] = readSub(argument);
  const known = new Map<string, Evaluated>();
  // A variable that the text names twice is evaluated once: nested ones would double the work at each level.
  const variable = (name: string): Evaluated => {
    const value = known.get(name) ?? evaluate(variables?.[name] ?? "", scope);
    known.set(name, value);
    return value;
  };
  const parts: TemplateValue[] = splitSubText(text).map((part) => {
    if (part.kind === "text") return part.text;
    if (variables && Object.hasOwn(variables, part.name)) {
      const value = variable(part.name);
      return value === noValue ? "" : value;
    }
    const dot = part.name.indexOf(".");
    const value =
      dot < 0
        ? evaluateRef(part.name, scope)
        : evaluateGetAtt([part.name.slice(0, dot), part.name.slice(dot + 1)], scope, evaluate);
    return value === noValue ? "" : value;
  });
  return joinTexts("", parts, () => {
    throw refuseTemplate("Template error: every value of a Fn::Sub object must resolve to a string.");
  });
}

/** The text and the variables of a `Fn::Sub` argument. */
export function readSub(argument: TemplateValue): [string, TemplateMap | undefined] {
  if (typeof argument === "string") return [argument, undefined];
  if (Array.isArray(argument)) {
    const [text, variables, ...more] = argument;
    if (typeof text === "string" && isMap(variables) && more.length === 0) return [text, variables];
  }
  throw refuseTemplate(
    "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  );
}

function evaluateJoin(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  function refuse(): never {
    throw refuseTemplate(
      "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.",
    );
  }
  if (!Array.isArray(argument) || argument.length !== 2) refuse();
  const [delimiter, items] = argument;
  const list = evaluate(items ?? null, scope);
  if (typeof delimiter !== "string" || list === noValue) refuse();
  if (Array.isArray(list)) return joinTexts(delimiter, list, refuse);
  if (hasFunctions(list)) return { "Fn::Join": [delimiter, list] };
  return refuse();
}

/** Joins texts; texts next to each other are put together even when others are not known yet. */
function joinTexts(delimiter: string, parts: readonly TemplateValue[], refuse: () => never): TemplateValue {
  const joined: TemplateValue[] = [];
  let known: string | undefined;
  for (const part of parts) {
    const text = scalarText(part);
    if (text !== undefined) {
      known = known === undefined ? text : known + delimiter + text;
      if (known.length > longestValue) throw refuseLongValue();
      continue;
    }
    if (!hasFunctions(part)) refuse();
    if (known !== undefined) joined.push(known);
    known = undefined;
    joined.push(part);
  }
  if (joined.length === 0) return known ?? "";
  if (known !== undefined) joined.push(known);
  return { "Fn::Join": [delimiter, joined] };
}

function evaluateSplit(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const [delimiter, source] = Array.isArray(argument) && argument.length === 2 ? argument : [];
  const text = evaluate(source ?? null, scope);
  if (typeof delimiter === "string" && delimiter !== "" && text !== noValue) {
    if (typeof text === "string") return text.split(delimiter);
    if (hasFunctions(text)) return { "Fn::Split": [delimiter, text] };
  }
  throw refuseTemplate(
    "Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.",
  );
}

function evaluateSelect(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const evaluated = Array.isArray(argument) && argument.length === 2 ? evaluate(argument, scope) : noValue;
  const [index, list] = Array.isArray(evaluated) ? evaluated : [];
  const position = Number(scalarText(index) ?? NaN);
  if (Number.isInteger(position) && Array.isArray(list)) {
    const selected = list[position];
    if (position >= 0 && selected !== undefined && selected !== null) return selected;
    throw refuseTemplate(`Template error: Fn::Select cannot select nonexistent value at index ${position}`);
  }
  if (index !== undefined && list !== undefined && (hasFunctions(index) || hasFunctions(list))) {
    return { "Fn::Select": [index, list] };
  }
  throw refuseTemplate(
    "Template error: Fn::Select requires a list argument with two elements: an integer index and a list",
  );
}

function evaluateIf(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  if (!Array.isArray(argument) || typeof argument[0] !== "string") {
    throw refuseTemplate("Template error: Fn::If requires a list argument with the first element being a condition");
  }
  const [name, yes, no] = argument;
  if (argument.length !== 3 || yes === undefined || no === undefined) {
    throw refuseTemplate("Template error: Fn::If requires a list argument with three elements");
  }
  const holds = scope.condition(name);
  if (holds === undefined) throw refuseTemplate(`Template error: unresolved condition dependency ${name} in Fn::If`);
  return evaluate(holds ? yes : no, scope);
}

function evaluateFindInMap(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const keys = Array.isArray(argument) && argument.length === 3 ? evaluate(argument, scope) : noValue;
  const [name, first, second] = Array.isArray(keys) ? keys.map(scalarText) : [];
  if (name === undefined || first === undefined || second === undefined) {
    throw refuseTemplate(
      "Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value",
    );
  }
  const mapping = Object.hasOwn(scope.mappings, name) ? scope.mappings[name] : undefined;
  if (!mapping) {
    throw refuseTemplate(
      `Template error: Mapping named '${name}' is not present in the 'Mappings' section of template.`,
    );
  }
  const attributes = Object.hasOwn(mapping, first) ? mapping[first] : undefined;
  const value = attributes && Object.hasOwn(attributes, second) ? attributes[second] : undefined;
  if (value === undefined || value === null) {
    throw refuseTemplate(`Template error: Unable to get mapping for ${name}::${first}::${second}`);
  }
  return value;
}

function evaluateBase64(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const text = evaluate(argument, scope);
  if (text !== noValue) {
    if (hasFunctions(text)) return { "Fn::Base64": text };
    const known = scalarText(text);
    if (known !== undefined) return Buffer.from(known).toString("base64");
  }
  throw refuseTemplate("Template error: every Fn::Base64 object must have a String-typed value.");
}

/** Every region is shown with the three zones most regions have. */
function evaluateGetAzs(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const region = evaluate(argument, scope);
  if (typeof region !== "string") {
    throw refuseTemplate("Template error: every Fn::GetAZs object must have a String-typed value.");
  }
  const name = region === "" ? scalarText(scope.parameters["AWS::Region"]) : region;
  return ["a", "b", "c"].map((zone) => `${name}${zone}`);
}

function evaluateCidr(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const evaluated = Array.isArray(argument) ? evaluate(argument, scope) : noValue;
  const [block, count, bits] = Array.isArray(evaluated) ? evaluated : [];
  if (evaluated !== noValue && hasFunctions(evaluated)) return { "Fn::Cidr": evaluated };
  const cut = cutCidr(scalarText(block) ?? "", Number(scalarText(count) ?? NaN), Number(scalarText(bits) ?? 8));
  if (cut) return cut;
  throw refuseTemplate(
    "Template error: every Fn::Cidr object requires two parameters, (1) a string of CIDR and (2) a number of subnets, and optional third parameter (3) number of subnet bits",
  );
}

function evaluateImportValue(argument: TemplateValue, scope: Scope, evaluate: Evaluate): Evaluated {
  const name = evaluate(argument, scope);
  if (name !== noValue) {
    if (typeof name === "string") return scope.exported(name) ?? { "Fn::ImportValue": name };
    if (hasFunctions(name)) return { "Fn::ImportValue": name };
  }
  throw refuseTemplate(
    "Template error: the attribute in Fn::ImportValue must be a string or a function that returns a string",
  );
}
