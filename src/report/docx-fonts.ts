import type { IRunOptions } from 'docx';

/**
 * Fonts and sizes of official documents (党政机关公文格式 GB/T 9704-2012), sizes in half-points. Where a computer lacks a font, Word
 * takes the alternative named in the font table instead of one of its own choice.
 */
const LATIN = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };

type Style = Pick<IRunOptions, 'font' | 'size' | 'bold'>;

export const TITLE: Style = { font: { eastAsia: '方正小标宋简体', ...LATIN }, size: 44 };
export const BODY: Style = { font: { eastAsia: '仿宋_GB2312', ...LATIN }, size: 32 };
export const HEADING: Style = { font: { eastAsia: '黑体', ...LATIN }, size: 32 };
export const SUBHEADING: Style = { font: { eastAsia: '楷体_GB2312', ...LATIN }, size: 32 };
export const PAGE_NUMBER: Style = { font: { eastAsia: '宋体', ascii: '宋体', hAnsi: '宋体', cs: '宋体' }, size: 28 };
export const CAPTION: Style = { font: { eastAsia: '黑体', ...LATIN }, size: 24 };
export const TABLE: Style = { font: { eastAsia: '仿宋_GB2312', ...LATIN }, size: 21 };
/** The title of a form on its page. */
export const FORM_TITLE: Style = { font: { eastAsia: '方正小标宋简体', ...LATIN }, size: 32 };
export const TABLE_HEADING: Style = { font: { eastAsia: '黑体', ...LATIN }, size: 21 };
export const CHART_FONT = '宋体';

const ALTERNATIVES: ReadonlyMap<string, string> = new Map([
  ['方正小标宋简体', '方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体'],
  ['仿宋_GB2312', '仿宋,FangSong,华文仿宋,STFangsong'],
  ['楷体_GB2312', '楷体,KaiTi,华文楷体,STKaiti'],
  ['黑体', 'SimHei,华文黑体,STHeiti'],
  ['宋体', 'SimSun,华文宋体,STSong'],
]);

/** word/fontTable.xml with the alternatives. */
export function fontTable(): string {
  const fonts = [...ALTERNATIVES].map(
    ([name, alternatives]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
