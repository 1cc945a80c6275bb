import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEndpoint } from "../src/local/endpoint.ts";
import type { ProtocolDescription } from "../src/local/protocol/protocols.ts";
import { loadServiceModel } from "../src/local/protocol/schema/service-model.ts";
import type { PropertySchema } from "../src/local/services/cloudformation/resources/property-schema.ts";
import { findHandler, resourceTypes } from "../src/local/services/cloudformation/resources/registry.ts";
import { describeService, serviceNames, type ServiceName } from "../src/local/services/registry.ts";
import { optimisedResources } from "../src/local/services/states/integrations/choose-integration.ts";
import { packageRoot } from "../src/package-root.ts";

/** The support of the local endpoint, for people. */
export const supportedDocument = join(packageRoot, "docs", "supported.md");

const protocolNames: Readonly<Record<ProtocolDescription["kind"], string>> = {
  cbor: "RPC v2 CBOR",
  json: "JSON 1.0 and 1.1",
  query: "Query",
  "rest-json": "REST JSON",
  "rest-xml": "REST XML",
  "function-url": "HTTP",
  callback: "HTTP",
  "s3-form": "HTTP",
  local: "JSON",
};

/** Renders docs/supported.md from the code: services with their operations, resource types and integrations. */
export async function renderSupported(): Promise<string> {
  const operations = await listOperations();
  const services = serviceNames.filter((name) => describeService(name).sdk !== undefined);
  const rows = services.map((name) => {
    const { protocols } = describeService(name);
    const { here, onAws } = operations.get(name) ?? { here: [], onAws: 0 };
    return `| \`${name}\` | ${protocols.map(({ kind }) => protocolNames[kind]).join(", ")} | ${here.length} of ${onAws} |`;
  });
  const lists = services.map((name) => `### ${name}\n\n${wrap(operations.get(name)?.here ?? [])}`);
  const sdk = services.map((name) => `\`${describeService(name).sdk?.integration}\``);
  return `${[
    "# What the local endpoint supports",
    "`node bin/manifest.ts` writes this page from the code. Every other operation returns an error.",
    "## Services",
    `| service | protocols | operations here and on AWS |\n|---|---|---|\n${rows.join("\n")}`,
    ...lists,
    "## CloudFormation resource types",
    wrap(resourceTypes()),
    "These properties are accepted but have no effect here:",
    listProperties("idle"),
    "These properties are refused, because a stack that uses them would behave differently here:",
    listProperties("unkept"),
    "## Step Functions integrations",
    "A Task can call Lambda functions by ARN, activities, and these optimized integrations, with `.waitForTaskToken` where AWS offers it:",
    wrap(optimisedResources),
    `\`arn:aws:states:::aws-sdk:SERVICE:OPERATION\` calls every operation above. SERVICE is one of: ${sdk.join(", ")}.`,
  ].join("\n\n")}\n`;
}

/** One line for each type that has such properties, nested ones with their path. */
function listProperties(kind: "idle" | "unkept"): string {
  return resourceTypes()
    .flatMap((type) => {
      const schema = findHandler(type)?.schema;
      const names = schema ? propertiesOf(schema, kind, "") : [];
      return names.length === 0
        ? []
        : [
            wrap([type, ...names])
              .replace("`, ", "`: ")
              .replace(/^/u, "- ")
              .replaceAll("\n", "\n  "),
          ];
    })
    .join("\n");
}

function propertiesOf(schema: PropertySchema, kind: "idle" | "unkept", path: string): string[] {
  if (schema.kind === "list") return propertiesOf(schema.items, kind, path);
  if (schema.kind === "map") return propertiesOf(schema.values, kind, path);
  if (schema.kind !== "object") return [];
  return [
    ...schema[kind].map((name) => `${path}${name}`),
    ...Object.entries(schema.members).flatMap(([name, member]) => propertiesOf(member, kind, `${path}${name}.`)),
  ];
}

interface ListedOperations {
  readonly here: readonly string[];
  readonly onAws: number;
}

async function listOperations(): Promise<Map<ServiceName, ListedOperations>> {
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-supported-"));
  const endpoint = openEndpoint({ dataFolder, acceptTestKeys: false, endpointUrl: () => "", log: () => {} });
  try {
    const listed = await Promise.all(
      serviceNames.map(async (name): Promise<[ServiceName, ListedOperations]> => {
        const { operations } = await endpoint.dispatcher.service(name);
        return [name, { here: Object.keys(operations).sort(), onAws: (await loadServiceModel(name)).operations.size }];
      }),
    );
    return new Map(listed);
  } finally {
    await endpoint.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Names in code, in lines of at most 140 characters. */
function wrap(names: readonly string[]): string {
  const lines = [""];
  for (const [index, name] of names.entries()) {
    const word = `\`${name}\`${index < names.length - 1 ? "," : ""}`;
    const line = lines.at(-1) ?? "";
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + word.length < 140) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}
