import type { text as english } from "../en/errors-local.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "local-already-running": (v, { cmd }) => ({
    message: `로컬 엔드포인트가 이미 ${v.url}에서 ${v.otherPort ? "" : "test/test 키 없이 "}실행 중입니다.`,
    next: [`먼저 \`${cmd("local stop")}\` 명령을 실행하세요. 삭제되는 것은 없습니다`],
  }),
  "local-damaged-data": (v, { cmd }) => ({
    message: `${v.dataFolder}에 있는 로컬 엔드포인트의 저장소가 손상되었습니다. 아무것도 변경하지 않았습니다.`,
    why: `\`state.db\` 파일을 사용할 수 없습니다: ${v.reason}. 저장된 환경, 얼굴, 실행은 복구할 수 없습니다.`,
    next: [`\`${cmd("local reset")}\` 명령으로 삭제하거나, 폴더를 다른 곳으로 옮기고 다시 시작하세요`],
  }),
  "local-data-disk-full": (v) => ({
    message: `${josa(v.dataFolder, "이/가")} 있는 디스크가 가득 찼습니다.`,
    next: [
      "공간을 확보하거나 WILDRYDES_DATA에 다른 데이터 폴더를 지정하세요",
      "파일 크기 제한도 같은 결과를 냅니다. `ulimit -f` 명령으로 확인할 수 있습니다",
    ],
  }),
  "local-foreign-folder": (v) =>
    v.toDelete
      ? {
          message: `${v.dataFolder} 폴더는 wildrydes의 데이터 폴더가 아닙니다. 아무것도 삭제하지 않았습니다.`,
          next: ["WILDRYDES_DATA에 데이터 폴더를 지정하거나, 이 변수를 해제하고 기본 폴더를 사용하세요"],
        }
      : {
          message: `${v.dataFolder} 폴더는 비어 있지 않으며 wildrydes가 만든 폴더가 아닙니다.`,
          next: ["WILDRYDES_DATA에 새 폴더나 빈 폴더를 지정하세요"],
        },
  "local-newer-data": (v) => ({
    message: `더 새로운 버전의 wildrydes가 데이터 폴더 ${josa(v.dataFolder, "을/를")} 사용했습니다. 아무것도 변경하지 않았습니다.`,
    next: ["그 버전을 사용하거나 WILDRYDES_DATA에 다른 폴더를 지정하세요"],
  }),
  "local-not-answering": (v, { cmd }) => ({
    message: `로컬 엔드포인트${v.pid === undefined ? "" : `(프로세스 ${v.pid})`}가 응답하지 않습니다. 바쁘거나 멈춘 상태입니다.`,
    why: `이 프로세스가 데이터 폴더 ${josa(v.dataFolder, "을/를")} 사용하고 있습니다.`,
    next: [`잠시 기다린 다음 다시 시도하거나 \`${cmd("local stop")}\` 명령으로 종료하세요`],
  }),
  "local-not-ended": (v) => ({
    message: `로컬 엔드포인트(프로세스 ${v.pid})가 종료되지 않습니다.`,
    next: [`종료하세요: \`kill -9 ${v.pid}\``],
  }),
  "local-not-private": (v) =>
    v.otherUser
      ? {
          message: `데이터 폴더 ${v.dataFolder}의 소유자가 다른 사용자입니다.`,
          next: ["WILDRYDES_DATA에 본인의 폴더를 지정하세요"],
        }
      : {
          message: `이 컴퓨터의 다른 사용자가 데이터 폴더 ${josa(v.dataFolder, "을/를")} 읽을 수 있습니다.`,
          why: "이 디스크에서는 폴더의 권한을 변경할 수 없습니다.",
          next: ["WILDRYDES_DATA에 다른 디스크의 폴더를 지정하세요"],
        },
  "local-not-writable": (v) => ({
    message: `데이터 폴더 ${v.dataFolder}에 쓸 수 없습니다: ${whyNotWritable.get(v.reason) ?? v.reason}.`,
    next: ["쓰기 권한을 설정하거나 WILDRYDES_DATA에 다른 폴더를 지정하세요"],
  }),
  "local-port-taken": (v, { cmd }) => ({
    message:
      v.port === undefined
        ? "이 컴퓨터의 다른 프로그램이 포트를 사용하고 있습니다."
        : `이 컴퓨터의 다른 프로그램이 포트 ${josa(String(v.port), "을/를")} 사용하고 있습니다.`,
    next: [`그 프로그램을 종료하거나 다른 포트를 선택하세요: \`${cmd("local start", { port: 4567 })}\``],
  }),
  "local-start-failed": (v) => ({
    message: `로컬 엔드포인트를 시작하지 못했습니다: ${v.reason}.`,
    next: [`로그를 확인하세요: ${v.logFile}`],
  }),
  "local-unknown-process": (v) => ({
    message: `어떤 프로세스가 데이터 폴더 ${josa(v.dataFolder, "을/를")} 사용하고 있지만 그 프로세스를 찾지 못했습니다. 아무 프로세스도 종료하지 않았습니다.`,
    next: [`프로세스를 찾으세요: \`lsof ${v.dataFolder}/lock.db\`. 그 프로세스를 종료하거나 끝날 때까지 기다리세요`],
  }),
};

/** By the system's code. */
const whyNotWritable: ReadonlyMap<string, string> = new Map([
  ["ENOTDIR", "경로의 일부가 파일입니다"],
  ["EEXIST", "경로의 일부가 파일입니다"],
  ["EACCES", "권한이 없습니다"],
  ["EPERM", "권한이 없습니다"],
  ["EROFS", "디스크가 읽기 전용입니다"],
  ["ENOSPC", "디스크가 가득 찼습니다"],
]);
