import type { CodeSplittingGroup } from "rolldown";

/** The modules that clients of the SDK load. */
const sharedByClients =
  /node_modules[\\/](@smithy[\\/](core|node-http-handler|signature-v4)|@aws-sdk[\\/](core|middleware-[\w-]+|credential-provider-(node|env)|xml-builder|checksums)|@aws[\\/]lambda-invoke-store|bowser)[\\/]/;

/** XML and its protocols, CBOR, event streams and checksums: S3 and some others need them, clients with JSON do not. */
const usedByFewClients =
  /cbor|xml|query|event-?streams?|checksums?[\\/](?!sha256)|middleware-sdk|endpoint-discovery|restXml|aws-chunked|splitStream|headStream|signature-v4a/i;

/**
 * Which modules share a chunk. Every module that Node loads costs a start up to half a millisecond, so that what is
 * always needed together lies in one file.
 */
export const chunkGroups: CodeSplittingGroup[] = [
  // With the bundler's own functions, which every chunk needs.
  {
    name: "main",
    test: /src[\\/]((entry-point|package-root|compiled-code)|cli[\\/](explain-failure|word-result|unknown-command|outcome|find-command)|cli[\\/]help[\\/]catalogue|text[\\/](words|command-line|count)|workshop[\\/]stored-choice|ui[\\/]error-text|ui[\\/]terminal[\\/](write|fold-lines|width))\.ts$|rolldown[\\/]runtime/,
    priority: 11,
  },
  // oclif's libraries for templates and for finding files, which a command that runs does not use.
  {
    name: "oclif-libraries",
    test: /node_modules[\\/](ejs|fdir|brace-expansion|balanced-match|minimatch|picomatch|tinyglobby|lilconfig|debug|ms|semver)[\\/]/,
    priority: 12,
  },
  { name: "sdk-core", test: (id) => sharedByClients.test(id) && !usedByFewClients.test(id), priority: 10 },
  { name: "sdk-cbor", test: /node_modules[\\/].*(cbor|obliterator)/, priority: 9 },
  { name: "sdk-more", test: sharedByClients, priority: 8 },
  {
    name: (id) => `sdk-${/client-[\w-]+/.exec(id)?.[0]}`,
    debugName: "sdk-clients",
    test: /node_modules[\\/]@aws-sdk[\\/]client-[\w-]+[\\/]/,
    priority: 7,
  },
  { name: "progress-en", test: /src[\\/]text[\\/]en[\\/]progress-areas\.ts$/, priority: 8 },
  { name: "progress-ko", test: /src[\\/]text[\\/]ko[\\/]progress-areas\.ts$/, priority: 8 },
  {
    name: "command",
    test: /src[\\/](cli[\\/](run-command|base[\\/](base|local|workshop)-command)|ui[\\/]renderer)\.ts$/,
    priority: 5,
  },
  { name: "daemon-client", test: /src[\\/]local[\\/]daemon[\\/]index\.ts$/, priority: 7 },
  {
    name: "target",
    test: /src[\\/]((aws[\\/](session|partition|retry-strategy)|arn)|cli[\\/](open|connect)-target)\.ts$/,
    priority: 6,
  },
];
