import type { AreaText } from "../entry.ts";

/** Why the local endpoint could not be started, reached, ended or emptied. */
export const text = {
  "local-already-running": (v: { url: string; otherPort: boolean }, { cmd }) => ({
    message: `The local endpoint is already running at ${v.url}${v.otherPort ? "" : ", without the keys test/test"}.`,
    next: [`Run \`${cmd("local stop")}\` first. It deletes nothing`],
  }),
  "local-damaged-data": (v: { dataFolder: string; reason: string }, { cmd }) => ({
    message: `The store of the local endpoint in ${v.dataFolder} is damaged. Nothing in it was changed.`,
    why: `\`state.db\` cannot be used: ${v.reason}. Its environments, faces and executions are lost.`,
    next: [`Delete it with \`${cmd("local reset")}\`, or move the folder aside and start again`],
  }),
  "local-data-disk-full": (v: { dataFolder: string }) => ({
    message: `The disk of ${v.dataFolder} is full.`,
    next: [
      "Free some space, or name another data folder in WILDRYDES_DATA",
      "A limit of file sizes has the same effect: `ulimit -f` shows it",
    ],
  }),
  "local-foreign-folder": (v: { dataFolder: string; toDelete: boolean }) =>
    v.toDelete
      ? {
          message: `The folder ${v.dataFolder} is not a data folder of wildrydes. Nothing was deleted.`,
          next: ["Name the data folder in WILDRYDES_DATA, or unset it to use your own"],
        }
      : {
          message: `The folder ${v.dataFolder} is not empty and was not created by wildrydes.`,
          next: ["Name a new or an empty folder in WILDRYDES_DATA"],
        },
  "local-newer-data": (v: { dataFolder: string }) => ({
    message: `A newer version of wildrydes used the data folder ${v.dataFolder}. Nothing in it was changed.`,
    next: ["Use that version, or name another folder in WILDRYDES_DATA"],
  }),
  "local-not-answering": (v: { dataFolder: string; pid?: number | undefined }, { cmd }) => ({
    message: `The local endpoint${v.pid === undefined ? "" : `, process ${v.pid},`} does not respond. It is busy or stuck.`,
    why: `It uses the data folder ${v.dataFolder}.`,
    next: [`Wait a moment and try again, or end it: \`${cmd("local stop")}\``],
  }),
  "local-not-ended": (v: { pid: number }) => ({
    message: `The local endpoint, process ${v.pid}, does not end.`,
    next: [`End it with \`kill -9 ${v.pid}\``],
  }),
  "local-not-private": (v: { dataFolder: string; otherUser: boolean }) =>
    v.otherUser
      ? {
          message: `The data folder ${v.dataFolder} belongs to another user.`,
          next: ["Name a folder that belongs to you in WILDRYDES_DATA"],
        }
      : {
          message: `Other users of this machine can read the data folder ${v.dataFolder}.`,
          why: "The disk does not allow the folder's permissions to be changed.",
          next: ["Name a folder on another disk in WILDRYDES_DATA"],
        },
  "local-not-writable": (v: { dataFolder: string; reason: string }) => ({
    message: `The data folder ${v.dataFolder} cannot be written to: ${whyNotWritable.get(v.reason) ?? v.reason}.`,
    next: ["Make it writable, or name another one in WILDRYDES_DATA"],
  }),
  "local-port-taken": (v: { port?: number | undefined }, { cmd }) => ({
    message:
      v.port === undefined
        ? "Another program uses the port on this machine."
        : `Another program uses port ${v.port} on this machine.`,
    next: [`End that program, or choose another port: \`${cmd("local start", { port: 4567 })}\``],
  }),
  "local-start-failed": (v: { reason: string; logFile: string }) => ({
    message: `The local endpoint could not be started: ${v.reason}.`,
    next: [`Read its log: ${v.logFile}`],
  }),
  "local-unknown-process": (v: { dataFolder: string }) => ({
    message: `A process that could not be found uses the data folder ${v.dataFolder}. No process was ended.`,
    next: [`Find the process: \`lsof ${v.dataFolder}/lock.db\`. End it, or wait until it ends`],
  }),
} satisfies AreaText;

/** By the system's code. */
const whyNotWritable: ReadonlyMap<string, string> = new Map([
  ["ENOTDIR", "a part of its path is a file"],
  ["EEXIST", "a part of its path is a file"],
  ["EACCES", "you do not have the permission"],
  ["EPERM", "you do not have the permission"],
  ["EROFS", "its disk is read-only"],
  ["ENOSPC", "its disk is full"],
]);
