export { DaemonError } from "./daemon-error.ts";
export { daemonLogFile, keptAddress, type DaemonInfo } from "./daemon-info.ts";
export { readFolderOwner } from "./data-folder-mark.ts";
export { defaultDataFolder } from "./data-folder.ts";
export { ensureDaemon, prepareFolder, type DaemonOptions } from "./ensure-daemon.ts";
export { findDaemon, notAnswering, observeDaemon, type DaemonState } from "./find-daemon.ts";
export { checkResettable, resetData } from "./reset-data.ts";
export { stopDaemon, type StoppedDaemon } from "./stop-daemon.ts";
export { isAlive } from "./process-state.ts";
