const { strToU8, zipSync } = require('fflate');

/** Functional subjects that each generated unit spends on: 类, 款, 项. With their real names, or each line would have a finding. */
const SUBJECTS = new Map([
  ['208', '社会保障和就业支出'],
  ['20805', '行政事业单位养老支出'],
  ['2080505', '机关事业单位基本养老保险缴费支出'],
  ['2080506', '机关事业单位职业年金缴费支出'],
  ['210', '卫生健康支出'],
  ['21011', '行政事业单位医疗'],
  ['2101101', '行政单位医疗'],
  ['2101103', '公务员医疗补助'],
  ['21015', '医疗保障管理事务'],
  ['2101501', '行政运行'],
  ['2101502', '一般行政管理事务'],
  ['221', '住房保障支出'],
  ['22102', '住房改革支出'],
  ['2210201', '住房公积金'],
]);

/**
 * A consistent 支出总表 and 一般公共预算支出表 of about `lines` lines each, unit by unit, as the bytes of an .xlsx.
 * Amounts are whole cents of 万元 and follow from the line's place, so that every run measures the same file.
 */
function largeWorkbook(lines) {
  const units = Math.max(1, Math.round(lines / (SUBJECTS.size + 1)));
  const sheets = [sheetXml('2024年部门支出总表', units), sheetXml('2024年一般公共预算支出表', units)];
  const parts = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="支出总表" sheetId="1" r:id="rId1"/><sheet name="一般公共预算支出表" sheetId="2" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
  };
  sheets.forEach((xml, index) => (parts[`xl/worksheets/sheet${index + 1}.xml`] = xml));
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function sheetXml(title, units) {
  const rows = [
    [title],
    ['预算单位：某市某局', '', '', '', '', '单位：万元'],
    ['单位代码', '科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ];
  const total = [0, 0];
  const body = [];
  for (let unit = 1; unit <= units; unit++) {
    const amounts = new Map(
      [...SUBJECTS.keys()]
        .filter((code) => code.length === 7)
        .map((code, index) => [code, [unit * 100 + index * 7 + 3, unit * 13 + index]]),
    );
    const sum = (prefix) => [...amounts].filter(([code]) => code.startsWith(prefix)).reduce(([a, b], [, [x, y]]) => [a + x, b + y], [0, 0]);
    const own = sum('');
    total[0] += own[0];
    total[1] += own[1];
    body.push([String(500000 + unit), '', `第${unit}所`, ...money(own)]);
    for (const [code, name] of SUBJECTS) body.push(['', code, name, ...money(sum(code))]);
  }
  rows.push(['', '', '合计', ...money(total)], ...body);
  const cell = (value, row, column) => {
    const ref = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (value === '') return '';
    return typeof value === 'number' ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const data = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((value, column) => cell(value, row, column)).join('')}</row>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`;
}

/** 合计, 基本, 项目 from cents. */
function money([basic, project]) {
  return [(basic + project) / 100, basic / 100, project / 100];
}

module.exports = { largeWorkbook };
