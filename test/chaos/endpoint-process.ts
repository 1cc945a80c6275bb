/**
 * An endpoint in its own process, to be killed: `node endpoint-process.ts FOLDER PORT`. Says on which port it listens.
 */
import { openDaemonConsole } from "../../src/console/open-daemon-console.ts";
import { serveEndpoint } from "../../src/local/http/serve.ts";

const [, , dataFolder = "", port = "0"] = process.argv;
const served = await serveEndpoint({
  dataFolder,
  port: Number(port),
  acceptTestKeys: true,
  log: (line) => console.error(line),
  openConsole: openDaemonConsole,
});
await served.endpoint.resume();
console.log(served.listener.port);
