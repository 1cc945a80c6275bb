import type { text as english } from "../en/screen-help.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "help-attendee": "워크숍",
  "help-instructor": "강사와 운영자",
  "help-scripts": "스크립트와 셸",
  "exit-codes": "종료 코드",
  "exit-0": "명령을 완료했습니다.",
  "exit-1": "명령이 실패했거나 결과가 예상과 다릅니다.",
  "exit-2": "명령줄, 파일 또는 값이 잘못되었습니다. 아무것도 변경하지 않았습니다.",
  "exit-3": "자격 증명, 권한 또는 엔드포인트가 없습니다.",
  "exit-4": "지정한 것이 존재하지 않습니다.",
  "exit-5": "질문에서 확인하지 않았습니다. 아무것도 변경하지 않았습니다.",
  "exit-68": "일부는 실패하고 나머지는 성공했습니다.",
  "exit-69": "AWS가 이전 작업을 아직 진행하고 있습니다.",
  "exit-130": "명령이 중단되었습니다(143: 종료 신호).",
};
