// One way to say a finding, so that every rule has its code, its place and one line.
import type { FindingCode } from '../../plan/codes/findings.ts';
import type { Diagnostic, DocumentPath } from '../../plan/diagnostic.ts';

type More = Pick<Diagnostic, 'hint' | 'late' | 'related' | 'atKey'>;

export function finding(code: FindingCode, path: DocumentPath, message: string, more: More = {}): Diagnostic {
  return { code, severity: 'warning', message, path, ...more };
}
