import { parse, type ScalarTag } from "yaml";

const scalarForms = ["Ref", "GetAtt", "Sub"].map((name): ScalarTag => ({
  tag: `!${name}`,
  resolve: (value: string) => `${name} ${value}`,
}));
const listForms = ["If", "Not", "Equals", "Sub"].map((name) => ({ tag: `!${name}`, collection: "seq" as const }));

/** Reads a template: short forms become `Ref X`, `GetAtt X.Y` and `Sub text`; those that hold lists stay lists. */
export const parseTemplate = (text: string) => parse(text, { customTags: [...scalarForms, ...listForms] });

/** A statement of a policy. */
export interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** A role's inline policies. */
export type InlinePolicies = readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
