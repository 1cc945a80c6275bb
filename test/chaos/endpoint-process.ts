/** An endpoint in a process of its own, to be killed: `node endpoint-process.ts FOLDER PORT`. Says on which port it listens. */
import { serveEndpoint } from "../../src/local/http/serve.ts";

const [, , dataFolder = "", port = "0"] = process.argv;
const served = await serveEndpoint({
  dataFolder,
  port: Number(port),
  acceptTestKeys: true,
  log: (line) => console.error(line),
});
await served.endpoint.resume();
console.log(served.listener.port);
