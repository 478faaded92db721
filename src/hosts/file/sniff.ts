import { damaged, notAWorkbook, unsupported, WorkbookError } from './errors';

/** What the first bytes of a file say; the name of a file says nothing. */
export type Container = 'zip' | 'ole';

/** The container of a workbook, or a WorkbookError that says what the file is instead. */
export function sniff(bytes: Uint8Array): Container {
  if (bytes.length === 0) {
    throw new WorkbookError('empty', '文件是空的（0 字节）：请重新下载或复制。', 'The file is empty (0 bytes): copy it again.');
  }
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return 'zip';
  if (starts(bytes, 0x50, 0x4b, 5, 6)) throw notAWorkbook('空的压缩包', 'an empty zip archive');
  if (isCompound(bytes)) return 'ole';
  // A workbook of Excel 4 and before: a BOF record without a container.
  if (bytes[0] === 9 && [0, 2, 4].includes(bytes[1]!) && [4, 6].includes(bytes[2]!) && bytes[3] === 0) throw oldExcel();
  throw otherFormat(bytes);
}

/** The container of .xls, of encrypted .xlsx and of much else of that time. */
export function isCompound(bytes: Uint8Array): boolean {
  return starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
}

/** Excel 95 and before write Chinese in a code page of the writer's system: read wrongly, it would pass for right. */
export function oldExcel(): WorkbookError {
  return unsupported(' Excel 95 或更早版本的工作簿', 'a workbook of Excel 95 or before');
}

function starts(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function otherFormat(bytes: Uint8Array): WorkbookError {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return notAWorkbook(' PDF 文件', 'a PDF file');
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff) || starts(bytes, 0x47, 0x49, 0x46, 0x38)) {
    return notAWorkbook('图片', 'a picture');
  }
  if (starts(bytes, 0x52, 0x61, 0x72, 0x21) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf) || starts(bytes, 0x1f, 0x8b)) {
    return notAWorkbook('压缩包', 'a compressed archive');
  }
  const head = new TextDecoder('utf-8')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return unsupported(' XML 表格（Excel 2003）', 'an XML spreadsheet (Excel 2003)');
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|mime-version)/.test(head))
    return unsupported('网页格式的表格（HTML）', 'a web page (HTML)');
  if (head.includes('<html') || head.includes('<table')) return unsupported('网页格式的表格（HTML）', 'a web page (HTML)');
  if (head.startsWith('<?xml')) return notAWorkbook(' XML 文件', 'an XML file');
  if (head.startsWith('{\\rtf')) return notAWorkbook(' RTF 文档', 'an RTF document');
  if (bytes.subarray(0, 64).every((byte) => byte === 0)) return damaged('内容全为零', 'it holds nothing but zeros');
  if (bytes.subarray(0, 1024).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)) {
    return unsupported('文本文件（如 CSV）', 'a text file (CSV, say)');
  }
  return notAWorkbook();
}
