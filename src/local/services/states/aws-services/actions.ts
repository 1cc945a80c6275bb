import { readPacked } from "./read-file.ts";

/** Services that AWS has ended: today's models lack them, and published definitions name them. Their actions are not checked. */
const ended = new Set(
  (
    "alexaforbusiness chime elastictranscoder evidently gamesparks honeycode iot1clickdevices iot1clickprojects " +
    "iotanalytics iotevents ioteventsdata iotfleethub lookoutequipment lookoutmetrics lookoutvision macie mobile " +
    "nimble opsworks opsworkscm panorama privatenetworks qldb qldbsession robomaker sms worklink"
  ).split(" "),
);

let actionsOf: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * Whether AWS has the action of an `aws-sdk` resource.
 * @param serviceId such as `dynamodb`: the package of the SDK for Java ("AWS SDK service integrations")
 * @param action such as `putItem`
 */
export function isSdkAction(serviceId: string, action: string): boolean {
  actionsOf ??= readActions();
  const actions = actionsOf.get(serviceId) ?? actionsOf.get(`${serviceId}service`);
  return actions?.has(action) ?? ended.has(serviceId);
}

/** The SDK for Java leaves out `Service` at the end of some ids, as in `lexruntime`, and begins actions in lower case. */
function readActions(): ReadonlyMap<string, ReadonlySet<string>> {
  const read = readPacked("actions");
  if (typeof read !== "object" || read === null) throw new TypeError("the list of actions is damaged");
  return new Map(
    Object.entries(read).map(([id, names]) => [id, new Set(Array.isArray(names) ? names.map(beginInLowerCase) : [])]),
  );
}

function beginInLowerCase(name: unknown): string {
  const text = String(name);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
